using System.Net;
using Aliyun.Eni.Client.Credentials;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>
/// Every text that credentials are read from, with random content: it provides a credential, or the documented exception without a secret.
/// </summary>
[Properties(Arbitrary = [typeof(Configs)], MaxTest = 500, QuietOnSuccess = true)]
[Trait("Speed", "Slow")]
public sealed class CredentialProperties : IDisposable
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true);

    private readonly string _folder = Directory.CreateTempSubdirectory("aliyun-eni-fuzz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Property]
    internal Task Any_CLI_file_provides_a_credential_or_an_error(CliText text, KeysText answer) =>
        CredentialOrErrorAsync(Write("config.json", text.Text), answer.Text, static environment => CliProfile.TryCreate(environment, null), text.IsWhole && answer.IsWhole);

    [Property]
    internal Task Any_credentials_file_provides_a_credential_or_an_error(IniText text, KeysText answer) =>
        CredentialOrErrorAsync(Write("credentials", text.Text), answer.Text, static environment => IniProfile.TryCreate(environment, null), text.IsWhole && answer.IsWhole);

    [Property]
    internal Task Any_response_of_a_credentials_URI_provides_a_credential_or_an_error(KeysText answer) => CredentialOrErrorAsync("none", answer.Text, CredentialsUriProvider.TryCreate, answer.IsWhole);

    [Property]
    internal Task Any_response_of_the_metadata_service_provides_a_credential_or_an_error(KeysText answer) => CredentialOrErrorAsync("none", answer.Text, EcsRamRoleProvider.TryCreate, answer.IsWhole);

    [Property]
    internal Task Any_region_of_the_metadata_service_is_valid_or_an_error(KeysText answer) => DocumentedErrorAsync(async () =>
        Assert.Matches("^[A-Za-z0-9-]+$", await EcsRamRoleProvider.GetRegionAsync(Inputs("none", answer.Text), TestContext.Current.CancellationToken)), answer.IsWhole);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_command_line_is_split_or_an_error(bool windows) => Prop.ForAll(Texts.Wild.ToArbitrary(), line =>
    {
        try
        {
            Assert.NotEmpty(CommandLineWords.Split(line, windows));
        }
        catch (CredentialException error)
        {
            Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        }
    }).Check(Thorough);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Quoted_words_survive_splitting(bool windows) => Prop.ForAll(Texts.Some.Where(static text => !text.Contains('\'', StringComparison.Ordinal)).NonEmptyListOf().ToArbitrary(), words =>
        Assert.Equal(words, CommandLineWords.Split(string.Join(' ', words.Select(static word => $"'{word}'")), windows))).Check(Thorough);

    private static async Task CredentialOrErrorAsync(string file, byte[] answer, Func<CredentialEnvironment, CredentialResult> source, bool isWhole)
    {
        var inputs = Inputs(file, answer);
        await DocumentedErrorAsync(Look, isWhole);

        async Task Look()
        {
            var result = source(inputs);
            Assert.NotEmpty(result.Message);
            AssertSecret(result.Message + result.Remedy, isWhole);
            if (result.Provider is { } provider)
            {
                AssertSecret(provider.Description, isWhole);
                var credential = await provider.GetAsync(TestContext.Current.CancellationToken);
                Assert.NotEmpty(credential.AccessKeyId);
                Assert.NotEmpty(credential.AccessKeySecret);
            }
        }
    }

    private static void AssertSecret(string shown, bool isWhole)
    {
        if (isWhole)
        {
            Assert.DoesNotContain(Configs.Secret, shown, StringComparison.Ordinal);
        }
    }

    private static async Task DocumentedErrorAsync(Func<Task> work, bool isWhole)
    {
        try
        {
            await work();
        }
        catch (Exception documented) when (documented is CredentialException or ApiException)
        {
            Assert.NotEmpty(documented.Message);
            AssertSecret(documented.ToString(), isWhole);
        }
    }

    private string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private static CredentialEnvironment Inputs(string file, byte[] answer)
    {
        var http = new HttpMessageInvoker(new Canned(HttpStatusCode.OK, answer));
        var environment = new Dictionary<string, string>
        {
            ["ALIBABA_CLOUD_CONFIG_FILE"] = file,
            ["ALIBABA_CLOUD_CREDENTIALS_FILE"] = file,
            ["ALIBABA_CLOUD_CREDENTIALS_URI"] = "https://keys.invalid/?token=" + Configs.Secret,
            ["ALIBABA_CLOUD_ECS_METADATA"] = "role",

            // No program of a random name is run.
            [ExternalProcessProvider.DisabledVariable] = "1",
        };
        return new CredentialEnvironment
        {
            Variable = name => environment.GetValueOrDefault(name),
            Home = Path.GetDirectoryName(Path.GetFullPath(file))!,
            Transport = _ => http,
            IsEcsInstance = () => false,
        };
    }
}
