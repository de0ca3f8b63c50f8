using System.Runtime.CompilerServices;

namespace Descent.Lessons.Tests;

/// <summary>Keeps these tests out of the progress of whoever runs them.</summary>
internal static class ProgressOff
{
    [ModuleInitializer]
    internal static void Apply() => Environment.SetEnvironmentVariable(Progress.Variable, Progress.Off);
}
