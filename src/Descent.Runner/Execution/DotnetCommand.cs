namespace Descent.Runner;

/// <summary>The <c>dotnet</c> command.</summary>
internal static class DotnetCommand
{
    /// <summary>Whether it runs this process, which may also have an executable of its own.</summary>
    public static bool IsHost { get; } = System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    /// <summary>The one that runs this process if there is one, else whichever the system finds.</summary>
    public static string Path { get; } =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (IsHost ? Environment.ProcessPath! : "dotnet");
}
