return await Descent.Runner.DescentCommand.RunAsync(args);
