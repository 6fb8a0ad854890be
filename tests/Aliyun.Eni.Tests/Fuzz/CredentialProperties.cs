using System.Net;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Credentials.Places;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>
/// Everything credentials are read from, with anything in it: keys, or a sentence of the documented exception that tells nothing secret.
/// </summary>
[Properties(Arbitrary = [typeof(Configs)], MaxTest = 500, QuietOnSuccess = true)]
public sealed class CredentialProperties : IDisposable
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true);

    private readonly string _folder = Directory.CreateTempSubdirectory("aliyun-eni-fuzz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Property]
    internal Task Any_file_of_the_CLI_gives_keys_or_a_sentence(CliText text, KeysText answer) =>
        KeysOrSentenceAsync(Write("config.json", text.Text), answer.Text, new CliProfilePlace(null), text.IsWhole && answer.IsWhole);

    [Property]
    internal Task Any_credentials_file_gives_keys_or_a_sentence(IniText text, KeysText answer) =>
        KeysOrSentenceAsync(Write("credentials", text.Text), answer.Text, new IniProfilePlace(null), text.IsWhole && answer.IsWhole);

    [Property]
    internal Task Any_answer_with_keys_gives_keys_or_a_sentence(KeysText answer) => KeysOrSentenceAsync("none", answer.Text, new CredentialsUriPlace(), answer.IsWhole);

    [Property]
    internal Task Any_answer_of_the_metadata_gives_keys_or_a_sentence(KeysText answer) => KeysOrSentenceAsync("none", answer.Text, new EcsRamRolePlace(), answer.IsWhole);

    [Property]
    internal Task Any_region_of_the_metadata_is_one_or_a_sentence(KeysText answer) => SentenceAsync(async () =>
        Assert.Matches("^[A-Za-z0-9-]+$", await EcsRamRoleProvider.RegionAsync(Inputs("none", answer.Text), TestContext.Current.CancellationToken)), answer.IsWhole);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Any_command_line_is_words_or_a_sentence(bool windows) => Prop.ForAll(Texts.Wild.ToArbitrary(), line =>
    {
        try
        {
            Assert.NotEmpty(CommandLineWords.Split(line, windows));
        }
        catch (CredentialException sentence)
        {
            Assert.EndsWith(".", sentence.Message, StringComparison.Ordinal);
        }
    }).Check(Thorough);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Words_in_quotes_come_back(bool windows) => Prop.ForAll(Texts.Some.Where(static text => !text.Contains('\'', StringComparison.Ordinal)).NonEmptyListOf().ToArbitrary(), words =>
        Assert.Equal(words, CommandLineWords.Split(string.Join(' ', words.Select(static word => $"'{word}'")), windows))).Check(Thorough);

    private static async Task KeysOrSentenceAsync(string file, byte[] answer, IPlace place, bool isWhole)
    {
        var inputs = Inputs(file, answer);
        await SentenceAsync(Look, isWhole);

        async Task Look()
        {
            var finding = place.Look(inputs);
            Assert.NotEmpty(finding.Found);
            AssertSecret(finding.Found + finding.Remedy, isWhole);
            if (finding.Provider is { } provider)
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

    private static async Task SentenceAsync(Func<Task> work, bool isWhole)
    {
        try
        {
            await work();
        }
        catch (Exception documented) when (documented is CredentialException or EcsException)
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

    private static CredentialInputs Inputs(string file, byte[] answer)
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
        return new CredentialInputs
        {
            Variable = name => environment.GetValueOrDefault(name),
            Home = Path.GetDirectoryName(Path.GetFullPath(file))!,
            Transport = _ => http,
            Direct = http,
            IsEcsInstance = () => false,
        };
    }
}
