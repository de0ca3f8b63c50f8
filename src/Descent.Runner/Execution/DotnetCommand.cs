namespace Descent.Runner;

/// <summary>The <c>dotnet</c> command.</summary>
internal static class DotnetCommand
{
    /// <summary>The one that runs this process if there is one, else whichever the system finds.</summary>
    public static string Path { get; } =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Environment.ProcessPath!
            : "dotnet");
}
