using System.Runtime.CompilerServices;

namespace Descent;

/// <summary>Keeps tests, and the programs they start, out of the progress of whoever runs them.</summary>
internal static class ProgressOff
{
    [ModuleInitializer]
    internal static void Apply() => Environment.SetEnvironmentVariable("DESCENT_PROGRESS", "off");
}
