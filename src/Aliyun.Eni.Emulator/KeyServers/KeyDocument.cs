using System.Text.Encodings.Web;
using System.Text.Json;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.KeyServers;

/// <summary>The JSON keys are given away in: the same from the metadata service and a credentials URI.</summary>
internal static class KeyDocument
{
    private const string Json = "application/json";

    // '+' and '/' of the token stay as they are, as in the service.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static KeyAnswer Answer(EmulatorServer emulator, KeySource source, string roleArn, TimeSpan lifetime, KeyMishap mishap)
    {
        if (mishap == KeyMishap.Html)
        {
            return KeyAnswer.Html(200);
        }

        if (mishap == KeyMishap.CodeFailed)
        {
            return new(200, Text("Failed", new EmulatorAccount("STS.failed", "failed", "failed", emulator.Now + lifetime), emulator.Now), Json);
        }

        var account = emulator.Sessions.Issue(source, roleArn, source == KeySource.Metadata ? "instance" : "uri", lifetime);
        var text = Text("Success", account, emulator.Now);
        return new(200, mishap == KeyMishap.MalformedJson ? text[..(text.Length / 2)] : text, Json, account.AccessKeyId);
    }

    private static string Text(string code, EmulatorAccount account, DateTimeOffset now) => JsonSerializer.Serialize(
        new
        {
            account.AccessKeyId,
            account.AccessKeySecret,
            Expiration = account.ExpirationText,
            account.SecurityToken,
            LastUpdated = EmulatorAccount.TimeText(now),
            Code = code,
        },
        Options);
}
