using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Descent.Runner.Tests;

/// <summary>The class of tests/HostileClass.md beside three classmates, graded by the real program, with things outside to get at.</summary>
[SupportedOSPlatform("linux")]
internal sealed partial class GradedHostileClass : IDisposable
{
    private const string Secret = "a-secret-of-the-graders-environment";

    private readonly TempFolder folder = new();
    private readonly Socket[] listeners;
    private readonly Process bystander = Process.Start("sleep", "3600");

    public GradedHostileClass()
    {
        var name = $"descent-test-{Guid.NewGuid():N}";
        folder.Write("outside/precious", "as it was");
        folder.Write("outside/inherited", "");
        listeners =
        [
            Listen(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(folder["outside/helper.sock"])),
            Listen(new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint($"\0{name}")),
            Listen(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp), new IPEndPoint(IPAddress.Loopback, 0)),
            Listen(new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp), new IPEndPoint(IPAddress.Loopback, 0)),
        ];
        var there = new Dictionary<string, string>
        {
            ["outside"] = folder["outside"],
            ["abstract"] = name,
            ["tcp"] = $"{((IPEndPoint)listeners[2].LocalEndPoint!).Port}",
            ["udp"] = $"{((IPEndPoint)listeners[3].LocalEndPoint!).Port}",
            ["pid"] = $"{bystander.Id}",
            ["secret"] = Secret,
        };
        foreach (Match match in Submission().Matches(File.ReadAllText(Path.Combine(Repository.Root, "tests", "HostileClass.md")).ReplaceLineEndings("\n")))
        {
            var code = Placeholder().Replace(match.Groups["code"].Value, placeholder => there[placeholder.Groups["name"].Value]);
            var lesson = match.Groups["lesson"] is { Success: true, Value: var other } ? other : "3.1";
            Attackers.Add(match.Groups["name"].Value);
            Write(match.Groups["name"].Value, lesson, [.. code.Split("// ---\n"), .. code.Contains("Exercise.Find(\"", StringComparison.Ordinal) && code.Contains(".Check(", StringComparison.Ordinal) && !code.Contains("REACHED", StringComparison.Ordinal) ? [] : Answers("123", "0", "5")]);
        }

        foreach (var classmate in Classmates) Write(classmate, "3.1", Answers("2.0 / 25", "2 / (L + mu)", "1"));
    }

    /// <summary>Who is graded first, between the others and last.</summary>
    public static string[] Classmates => ["aaa-classmate", "m-classmate", "zzz-classmate"];

    public List<string> Attackers { get; } = [];

    public IReadOnlyList<string[]> Csv { get; private set; } = [];

    /// <summary>All that the grader said and wrote.</summary>
    public string Everything { get; private set; } = "";

    public int ExitCode { get; private set; }

    public bool IsUnharmed =>
        File.ReadAllText(folder["outside/precious"]) == "as it was"
        && new FileInfo(folder["outside/inherited"]).Length == 0
        && Directory.GetFileSystemEntries(folder["outside"]).Length == 3
        && !bystander.HasExited
        && listeners.All(listener => !listener.Poll(0, SelectMode.SelectRead));

    /// <summary>Whether a process is left that the grader had started: they all inherit where it looks for programs.</summary>
    public bool IsAnyoneLeft => Process.GetProcesses().Any(process =>
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/environ").Contains(folder["nothing"], StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });

    /// <summary>Grades the class.</summary>
    /// <param name="user">Words before the command, that make it another user's.</param>
    public async Task GradeAsync(string user)
    {
        Directory.CreateDirectory(folder["reports"]);
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(folder["reports"], (UnixFileMode)0b111_111_111);

        // With a descriptor left open, as by a careless script.
        var start = ProgramRun.StartInfo(folder.Path, "/bin/sh",
            "-c", $"exec {user} dotnet '{Path.Combine(AppContext.BaseDirectory, "descent.dll")}' check class --notebooks '{Course.NotebooksFolder}' --cell-timeout 4 --timeout 12 --csv reports/a.csv --json reports/a.json --junit reports/a.xml 9>>'{folder["outside/inherited"]}'");
        start.Environment["DESCENT_TEST_SECRET"] = Secret;
        start.Environment["PATH"] += $":{folder["nothing"]}";
        start.Environment.Remove("TMPDIR");
        var outcome = await ProgramRun.OfAsync(start);
        ExitCode = outcome.ExitCode;
        Everything = outcome.Output + outcome.Error;
        if (ExitCode != 1) return;

        Csv = CsvText.Parse(await File.ReadAllTextAsync(folder["reports/a.csv"]));
        foreach (var report in Directory.GetFiles(folder["reports"])) Everything += await File.ReadAllTextAsync(report);
    }

    public void Dispose()
    {
        foreach (var listener in listeners) listener.Dispose();
        bystander.Kill();
        bystander.Dispose();
        folder.Dispose();
    }

    private static Socket Listen(Socket socket, EndPoint place)
    {
        socket.Bind(place);
        if (socket.SocketType == SocketType.Stream) socket.Listen();
        return socket;
    }

    private static string[] Answers(string edge, string best, string rate) =>
    [
        $"double? edge = {edge};\nExercise.Find(\"3.1-a\").Check(edge)",
        $"Func<double, double, double> best = (L, mu) => {best};\nExercise.Find(\"3.1-b\").Check(best)",
        $"double? longleyRate = {rate};\nExercise.Find(\"3.1-c\").Check(longleyRate)",
    ];

    private void Write(string student, string lesson, string[] cells) => folder.Write(
        $"class/{student}/{lesson}-lesson.ipynb",
        [SampleNotebook.Code($"#r \"nuget: Descent.Lessons\"\nusing Descent.Lessons;\nLesson.Start(\"{lesson}\")"), .. cells.Select(SampleNotebook.Code)]);

    [GeneratedRegex(@"^## (?<name>[\w-]+)(?: \((?<lesson>[\d.]+)\))?\n.*?```csharp\n(?<code>.*?)```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Submission();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}")]
    private static partial Regex Placeholder();
}
