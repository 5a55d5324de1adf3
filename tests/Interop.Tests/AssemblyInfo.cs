// A training takes the whole process: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
