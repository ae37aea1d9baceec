using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>Destinations in memory, with every change counted.</summary>
internal sealed class MemoryDestinations : IDestinationStore
{
    private readonly Dictionary<DestinationAddress, DestinationOrders> _all = [];
    private readonly List<(DestinationOrders? Was, DestinationOrders? Became)> _effects = [];
    private readonly Stack<(DestinationAddress Address, DestinationOrders? Before, string What)> _changes = new();

    public int Changes => _changes.Count;

    public List<ChangeNote> Notes { get; } = [];

    public void Put(DestinationOrders orders) => _all[Address(orders)] = orders;

    public Task<DestinationOrders?> FindAsync(DestinationAddress address, CancellationToken cancellationToken) => Task.FromResult(_all.GetValueOrDefault(address));

    public Task<DestinationOrders?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_all.Values.FirstOrDefault(d => d.Destination.Name == name));

    public Task<long?> NumberAsync(DestinationAddress address, CancellationToken cancellationToken) =>
        Task.FromResult(_all.GetValueOrDefault(address) is { RemovedAt: null } orders ? orders.Destination.Id : (long?)null);

    public Task<IReadOnlyList<DestinationOrders>> AllAsync(int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DestinationOrders>>([.. _all.Values.Where(d => d.RemovedAt is null).Take(limit)]);

    public Task<DestinationOrders> SaveAsync(DestinationOrders orders, ChangeNote note, CancellationToken cancellationToken)
    {
        // As the database: the orders of a destination are those of its row.
        var saved = orders with { Destination = orders.Destination with { Id = Math.Max(orders.Destination.Id, 1) } };
        saved = saved with { Orders = [.. saved.Orders.Select(o => o with { Destination = saved.Destination })] };
        Change(Address(saved), saved, note);
        return Task.FromResult(saved);
    }

    public Task<bool> RemoveAsync(DestinationAddress address, ChangeNote note, CancellationToken cancellationToken)
    {
        if (!_all.TryGetValue(address, out var orders) || orders.RemovedAt is not null)
        {
            return Task.FromResult(false);
        }

        Change(address, orders with { RemovedAt = note.At }, note);
        return Task.FromResult(true);
    }

    public Task<LoggedChange?> UndoAsync(DestinationAddress address, ChangeNote note, CancellationToken cancellationToken)
    {
        if (!_changes.TryPop(out var last))
        {
            return Task.FromResult<LoggedChange?>(null);
        }

        _all.Remove(last.Address);
        if (last.Before is { } before)
        {
            _all[last.Address] = before;
        }

        return Task.FromResult<LoggedChange?>(new LoggedChange(1, note.At, "", note.Platform, note.Who, last.What, null, null, true));
    }

    public Task<IReadOnlyList<LoggedChange>> LogAsync(DestinationAddress address, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LoggedChange>>([.. Notes.Select((n, i) => new LoggedChange(i, n.At, "", n.Platform, n.Who, n.What, null, null, false) { Was = _effects[i].Was, Became = _effects[i].Became })]);

    public Task<int> ForgetRemovedAsync(Instant before, CancellationToken cancellationToken) => Task.FromResult(0);

    private void Change(DestinationAddress address, DestinationOrders orders, ChangeNote note)
    {
        _changes.Push((address, _all.GetValueOrDefault(address), note.What));
        Notes.Add(note);
        _effects.Add((_all.GetValueOrDefault(address), orders));
        _all[address] = orders;
    }

    private static DestinationAddress Address(DestinationOrders orders) => new(orders.Destination.Platform, orders.Destination.Address);
}
