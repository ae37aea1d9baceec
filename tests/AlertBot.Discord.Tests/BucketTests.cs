using AlertBot.Discord.Client.Limits;
using CsCheck;

namespace AlertBot.Discord.Tests;

/// <summary>A bucket against a server with a fixed window, in simulated time: requests and answers travel for as long as they like.</summary>
public sealed class BucketTests
{
    [Fact]
    public void However_long_requests_and_answers_travel_no_window_is_run_into() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[200, 5_000], Gen.Select(Gen.Int[0, 3_000], Gen.Int[1, 800], Gen.Int[1, 800]).Array[1, 60]).Sample((limit, window, jobs) =>
        {
            var simulation = new Simulation(limit, window);
            simulation.Run(jobs);
            return simulation.TooMany == 0 && simulation.Answered == jobs.Length;
        });

    [Fact]
    public void A_full_window_is_used_and_not_only_a_part_of_it()
    {
        var simulation = new Simulation(5, 5_000);
        simulation.Run([.. Enumerable.Repeat((0, 10, 10), 50)]);
        Assert.Equal((50, 0), (simulation.Answered, simulation.TooMany));
        Assert.InRange(simulation.Now, 45_000, 47_000);
    }

    private sealed class Simulation(int limit, int window)
    {
        private readonly Bucket _bucket = new();
        private readonly PriorityQueue<Action, (int At, int Order)> _events = new();
        private readonly Queue<(int Up, int Down)> _waiting = [];
        private int _order;
        private int _left;
        private int _resetsAt = -1;

        public int Now { get; private set; }

        public int TooMany { get; private set; }

        public int Answered { get; private set; }

        public void Run((int After, int Up, int Down)[] jobs)
        {
            foreach (var (after, up, down) in jobs)
            {
                At(after, () => _waiting.Enqueue((up, down)));
            }

            while (_events.TryDequeue(out var happens, out var when))
            {
                Now = when.At;
                happens();
                SendWhatMayBeSent();
            }
        }

        private void SendWhatMayBeSent()
        {
            while (_waiting.Count > 0 && _bucket.Wait(Time) == TimeSpan.Zero)
            {
                _bucket.Enter(Time);
                var (up, down) = _waiting.Dequeue();
                At(Now + up, () => Arrive(down));
            }

            if (_waiting.Count > 0 && _bucket.Wait(Time) is { } wait)
            {
                At(Now + (int)Math.Ceiling(wait.TotalMilliseconds), () => { });
            }
        }

        private void Arrive(int down)
        {
            if (_resetsAt <= Now)
            {
                (_left, _resetsAt) = (limit, Now + window);
            }

            TooMany += _left == 0 ? 1 : 0;
            _left = Math.Max(0, _left - 1);
            var told = new LimitHeaders("hash", limit, _left, TimeSpan.FromMilliseconds(_resetsAt - Now), TimeSpan.FromMilliseconds(_resetsAt), null, null, false);
            At(Now + down, () => Answer(told));
        }

        private void Answer(LimitHeaders told)
        {
            _bucket.Leave(told, Time);
            Answered++;
        }

        private TimeSpan Time => TimeSpan.FromMilliseconds(Now);

        private void At(int when, Action what) => _events.Enqueue(what, (when, _order++));
    }
}
