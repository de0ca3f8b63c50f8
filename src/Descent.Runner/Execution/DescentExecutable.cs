using System.Diagnostics;

namespace Descent.Runner;

/// <summary>How to start this program again.</summary>
internal static class DescentExecutable
{
    /// <summary>A start of this program with other arguments.</summary>
    public static ProcessStartInfo StartInfo(params string[] arguments)
    {
        var assembly = typeof(DescentExecutable).Assembly.Location;
        var host = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);

        // The same way this process was started, so that it finds the same runtime.
        return DotnetCommand.IsHost || !File.Exists(host)
            ? new ProcessStartInfo(DotnetCommand.Path, [assembly, .. arguments])
            : new ProcessStartInfo(host, arguments);
    }
}
