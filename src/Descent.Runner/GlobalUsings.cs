// For the folders that are still in the namespace Descent.Runner; goes when the last of them has one of its own.
global using Descent.Runner.Notebooks;
global using ExitCode = Descent.Runner.Cli.ExitCode;
global using IRunProgress = Descent.Runner.Running.IRunWatcher;
global using PlainValue = Descent.Runner.Protocol.PlainValue;
