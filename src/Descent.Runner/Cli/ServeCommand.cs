using System.CommandLine;
using System.Net;
using Descent.Runner.Book.Pages;
using Descent.Runner.Files;

namespace Descent.Runner.Cli;

/// <summary>Shows the book at an address of this computer, for where a page cannot be opened from a file: in a container, above all.</summary>
internal static class ServeCommand
{
    /// <summary>The port, where none is named; .devcontainer forwards it.</summary>
    internal const int UsualPort = 8035;

    /// <summary>The verb <c>serve</c>.</summary>
    public static Command Create()
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "Folder of the book. By default artifacts/book, beside the nearest notebooks folder.",
            Arity = ArgumentArity.ZeroOrOne,
        }.RefuseEmpty();
        var port = LimitOptions.Limit("--port", "Port of this computer.", "PORT", UsualPort, port => port is >= 1 and <= 65535, "a whole number from 1 to 65535");
        var command = new Command("serve", "Shows the book at an address that only this computer can open, until Ctrl-C.") { folder, port };
        command.SetAction((parsed, cancellation) => RunAsync(FolderOf(parsed.GetValue(folder)), parsed.GetValue(port), cancellation));
        return command;
    }

    private static string FolderOf(string? named)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named ?? Path.Combine(NotebooksOption.FindNearest("or name the folder of the book"), "..", "artifacts", "book")));
        return File.Exists(Path.Combine(folder, PageName.FileOf(PageName.Contents)))
            ? folder
            : throw new BadInputException($"There is no book in {folder}. Run descent without a command first, which writes it.");
    }

    private static async Task<int> RunAsync(string folder, int port, CancellationToken cancellation)
    {
        using var listener = new HttpListener();
        foreach (var host in (string[])["localhost", "127.0.0.1"]) listener.Prefixes.Add($"http://{host}:{port}/");
        try
        {
            listener.Start();
        }
        catch (HttpListenerException e)
        {
            throw new BadInputException($"Port {port} cannot be used: {e.Message}. Choose another one with --port.");
        }

        Console.WriteLine($"The book: http://localhost:{port}/ (Ctrl-C ends this)");
        using var stop = cancellation.Register(listener.Stop);
        while (true)
        {
            HttpListenerContext request;
            try
            {
                request = await listener.GetContextAsync();
            }
            catch (Exception e) when (cancellation.IsCancellationRequested && e is HttpListenerException or ObjectDisposedException)
            {
                return ExitCode.Success;
            }

            _ = AnswerAsync(request, folder);
        }
    }

    private static async Task AnswerAsync(HttpListenerContext context, string folder)
    {
        try
        {
            using var response = context.Response;
            response.Headers["X-Content-Type-Options"] = "nosniff";
            response.Headers["Cache-Control"] = "no-cache"; // The book may be written anew at any time.
            var isHead = context.Request.HttpMethod == "HEAD";
            if (!isHead && context.Request.HttpMethod != "GET")
            {
                response.StatusCode = (int)HttpStatusCode.MethodNotAllowed;
                return;
            }

            if (FileOf(context.Request.Url!.AbsolutePath, folder) is not { } path)
            {
                response.StatusCode = (int)HttpStatusCode.NotFound;
                return;
            }

            await using var file = File.OpenRead(path);
            response.ContentType = TypeOf(path);
            response.ContentLength64 = file.Length;
            if (!isHead) await file.CopyToAsync(response.OutputStream);
        }
        catch (Exception e) when (e is HttpListenerException or IOException or UnauthorizedAccessException)
        {
            // Whoever asked is gone, or the book is just being replaced: the next request finds it.
        }
    }

    /// <summary>The file at an address; null where there is none in the folder or below it.</summary>
    internal static string? FileOf(string address, string folder)
    {
        var name = Uri.UnescapeDataString(address).TrimStart('/');
        if (name.Length == 0) name = PageName.FileOf(PageName.Contents);
        if (name.Contains('\0', StringComparison.Ordinal)) return null;

        var path = Path.GetFullPath(Path.Combine(folder, name));
        return InputFile.IsBelow(path, folder) && File.Exists(path) ? path : null;
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "application/octet-stream",
    };
}
