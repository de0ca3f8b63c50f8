namespace Descent.Runner;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>Everything is fine: ran, is in canonical form, or is right.</summary>
    public const int Success = 0;

    /// <summary>A notebook has an error, is not in canonical form, has an answer that is not right, or cannot run here.</summary>
    public const int NotebookError = 1;

    /// <summary>The arguments are wrong, or something named there cannot be read.</summary>
    public const int BadInput = 2;

    /// <summary>The results could not be written, or the runner itself failed.</summary>
    public const int Failure = 3;

    /// <summary>Ctrl-C, or a request to end (SIGTERM).</summary>
    public const int Interrupted = 130;

    /// <summary>The codes as <c>--help</c> lists them.</summary>
    public const string Help = """
        Exit codes:
          0    everything is fine
          1    a notebook has an error (format --check: is not in canonical form; check: not every answer is right;
               doctor: something here is in the way of notebooks)
          2    bad arguments, or input that cannot be read
          3    results that cannot be written, or an internal failure
          130  interrupted
        """;
}
