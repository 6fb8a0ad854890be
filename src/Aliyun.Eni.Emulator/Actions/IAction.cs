using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>One action of one version of the API.</summary>
internal interface IAction
{
    string Version { get; }

    string Name { get; }

    /// <summary>Whether it is asked for without a key and a signature; the context then has no caller.</summary>
    bool IsUnsigned => false;

    ParameterSchema Parameters { get; }

    /// <exception cref="ServiceException">The request is refused.</exception>
    Answer Run(ActionContext context);
}
