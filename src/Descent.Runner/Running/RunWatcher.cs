namespace Descent.Runner.Running;

/// <summary>Is told how a run goes, from several threads.</summary>
internal interface IRunWatcher
{
    /// <summary>A cell starts.</summary>
    void CellStarted(Notebook notebook, Cell cell);

    /// <summary>A notebook has come to its end, good or bad.</summary>
    void Finished(NotebookResult result);
}
