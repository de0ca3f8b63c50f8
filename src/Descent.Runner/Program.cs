return await Descent.Runner.Cli.DescentCommand.RunAsync(args);
