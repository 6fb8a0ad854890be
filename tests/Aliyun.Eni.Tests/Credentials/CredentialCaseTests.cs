using System.Text.Json;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Credentials;

/// <summary>
/// The cases that tests/Peers runs with the official @alicloud/credentials: from the same files and environment variables, the chain resolves to the same
/// credential. Where the module differs deliberately, the case says why.
/// </summary>
public sealed class CredentialCaseTests
{
    private static readonly JsonElement Cases =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Paths.Repository, "tests", "Peers", "credential-cases.json"))).RootElement.GetProperty("cases");

    public static TheoryData<string> Names => [.. Cases.EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Chain_resolves_to_the_credential_of_the_official_package(string name)
    {
        var one = Cases.EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == name);
        await using var home = await TempHome.OpenAsync();
        using var redirected = new HttpMessageInvoker(new Redirect(home));
        var inputs = home.CredentialEnvironment with { Transport = _ => redirected, IsEcsInstance = () => true };
        home.Environment.Clear();
        foreach (var variable in one.GetProperty("environment").EnumerateObject())
        {
            home.Environment[variable.Name] = Filled(variable.Value.GetString()!, home);
        }

        foreach (var file in one.GetProperty("files").EnumerateObject())
        {
            home.Write(file.Name, Filled(file.Value.GetString()!, home));
        }

        var found = CredentialChain.Resolve(inputs);
        var credential = await found.Provider.GetAsync(TestContext.Current.CancellationToken);

        var expect = one.GetProperty("expect");
        Assert.Equal(Place(expect.GetProperty("type").GetString()!.Split('/')[0]), found.Source);
        if (Text(expect, "issued") is { } issuer)
        {
            await IssuedAsync(home, redirected, credential, issuer, expect);
        }
        else
        {
            Assert.Equal(Text(expect, "accessKeyId"), credential.AccessKeyId);
            Assert.Equal(Text(expect, "accessKeySecret") ?? credential.AccessKeySecret, credential.AccessKeySecret);
            Assert.Equal(Text(expect, "securityToken"), credential.SecurityToken);
        }
    }

    private static async Task IssuedAsync(TempHome home, HttpMessageInvoker transport, Credential credential, string issuer, JsonElement expect)
    {
        var session = home.Emulator.IssuedSessions[^1];
        Assert.Equal(issuer switch { "sts" => KeySource.Sts, "metadata" => KeySource.Metadata, _ => KeySource.CredentialsUri }, session.Source);
        Assert.Equal(session.Account.AccessKeyId, credential.AccessKeyId);
        if (Text(expect, "stsHost") is { } host)
        {
            Assert.Equal(host, home.Emulator.Requests[^1].Headers["host"]);
        }

        var sts = new ApiClient(transport, new ApiClientOptions(new Uri("https://sts.aliyuncs.com"), new StaticProvider(credential)) { Clock = home.Clock, MaxRetry = 0 });
        var identity = await sts.SendAsync(new GetCallerIdentity(), TestContext.Current.CancellationToken);
        var arn = Text(expect, "arn")!;
        Assert.True(arn.EndsWith('*') ? identity.Arn!.StartsWith(arn.TrimEnd('*'), StringComparison.Ordinal) : identity.Arn == arn, identity.Arn);
    }

    private static string Filled(string text, TempHome home) => text
        .Replace("{home}", home.Folder.Replace('\\', '/'), StringComparison.Ordinal)
        .Replace("{uri}", home.Uri.CredentialsUri.ToString(), StringComparison.Ordinal)
        .Replace("{print}", OperatingSystem.IsWindows() ? "cmd /c type" : "cat", StringComparison.Ordinal);

    private static string Place(string type) => type switch
    {
        "env" => "environment",
        "oidc_role_arn" => "OIDC role",
        "cli_profile" => "CLI profile",
        "profile" => "credentials file",
        "ecs_ram_role" => "ECS RAM role",
        _ => "credentials URI",
    };

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>Leads every host of the service to the emulator, and the metadata service's address to its own; the Host header stays what was signed.</summary>
    private sealed class Redirect(TempHome home) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            if (!asked.IsLoopback)
            {
                request.Headers.Host ??= asked.Authority;
                request.RequestUri = new Uri(asked.Host == "100.100.100.200" ? home.Metadata.Endpoint : home.Emulator.Endpoint, asked.PathAndQuery);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
