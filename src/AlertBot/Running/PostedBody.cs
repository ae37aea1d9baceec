namespace AlertBot.Running;

/// <summary>The raw body of a request from outside, up to a length.</summary>
internal static class PostedBody
{
    /// <returns>Null when it is longer.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, int longest)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + read > longest)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
