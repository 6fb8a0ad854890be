namespace Aliyun.Eni.Emulator.KeyServers;

/// <summary>What a server of keys answers.</summary>
internal sealed record KeyAnswer(int Status, string Body, string ContentType = "text/plain", string? AccessKeyId = null)
{
    /// <summary>The request is not answered at all.</summary>
    public static KeyAnswer Never { get; } = new(0, "");

    public static KeyAnswer Empty(int status) => new(status, "");

    public static KeyAnswer Html(int status) => new(
        status,
        $"<!DOCTYPE html>\r\n<html>\r\n<head><title>{status} from a proxy</title></head>\r\n<body>Please log in.</body>\r\n</html>\r\n",
        "text/html");

    /// <summary>Answers every request where something is wrong with the server as a whole; null where it is well.</summary>
    public static KeyAnswer? ForAll(KeyMishap mishap) => mishap switch
    {
        KeyMishap.Hang => Never,
        KeyMishap.Unavailable => Empty(503),
        KeyMishap.Portal => Html(200),
        _ => null,
    };
}
