using System.Runtime.Versioning;
using Lamina;

namespace Sdk.Tests.Native;

[SupportedOSPlatform("linux")]
public sealed class PrivateFolderTests : IDisposable
{
    private readonly NativeFolders folders = new();

    private string Target => Path.Combine(folders.Path, "cache", "lamina");

    public void Dispose() => folders.Dispose();

    [LinuxFact]
    public void A_new_folder_and_its_files_belong_to_the_user_alone()
    {
        var file = PrivateFolder.Open(Target).Keep("library.so", [1, 2, 3]);

        Assert.Equal("rwx------", Mode(Target));
        Assert.Equal("rw-------", Mode(file));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(file));
        Assert.Equal([file], Directory.GetFiles(Target));
    }

    [LinuxFact]
    public void A_folder_opens_again()
    {
        PrivateFolder.Open(Target);
        Assert.Equal(Target, PrivateFolder.Open(Target).Path);
    }

    [LinuxTheory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.OtherExecute)]
    public void A_folder_that_others_may_use_is_refused(UnixFileMode extra)
    {
        PrivateFolder.Open(Target);
        File.SetUnixFileMode(Target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | extra);

        Assert.Contains("not private", Assert.Throws<NativeLibraryException>(() => PrivateFolder.Open(Target)).Message);
    }

    [LinuxFact]
    public void A_link_to_a_private_folder_is_refused()
    {
        PrivateFolder.Open(Target);
        var link = Path.Combine(folders.Path, "link");
        Directory.CreateSymbolicLink(link, Target);

        Assert.Contains("not private", Assert.Throws<NativeLibraryException>(() => PrivateFolder.Open(link)).Message);
    }

    [LinuxFact]
    public void A_folder_of_another_user_is_refused()
    {
        // Only one that this user does not own will do: the root of the file system, or, for root, none.
        if (Environment.IsPrivilegedProcess)
            return;
        Assert.Throws<NativeLibraryException>(() => PrivateFolder.Open("/"));
    }

    [LinuxFact]
    public void A_file_in_the_folder_s_place_is_refused()
    {
        var file = folders.File("file");

        Assert.Contains(file, Assert.Throws<NativeLibraryException>(() => PrivateFolder.Open(file)).Message);
    }

    [LinuxFact]
    public void A_file_that_holds_the_content_is_kept()
    {
        var folder = PrivateFolder.Open(Target);
        var file = folder.Keep("library.so", [1, 2, 3]);
        var before = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(file, before);

        folder.Keep("library.so", [1, 2, 3]);

        Assert.Equal(before, File.GetLastWriteTimeUtc(file));
    }

    [LinuxTheory]
    [InlineData(new byte[] { 1, 2, 4 })]
    [InlineData(new byte[] { 1, 2 })]
    public void A_file_that_holds_anything_else_is_replaced(byte[] other)
    {
        var folder = PrivateFolder.Open(Target);
        File.WriteAllBytes(Path.Combine(Target, "library.so"), other);

        var file = folder.Keep("library.so", [1, 2, 3]);

        Assert.Equal([1, 2, 3], File.ReadAllBytes(file));
        Assert.Single(Directory.GetFiles(Target));
    }

    [LinuxFact]
    public void A_link_in_the_file_s_place_is_replaced_and_its_target_left_alone()
    {
        var folder = PrivateFolder.Open(Target);
        var outside = folders.File("outside");
        File.WriteAllBytes(outside, [1, 2, 3]);
        File.CreateSymbolicLink(Path.Combine(Target, "library.so"), outside);

        var file = folder.Keep("library.so", [1, 2, 3]);

        Assert.Null(new FileInfo(file).LinkTarget);
        Assert.True(File.Exists(outside));
    }

    [LinuxFact]
    public void Many_writers_at_once_leave_one_whole_file()
    {
        var folder = PrivateFolder.Open(Target);
        var content = new byte[100_000];
        new Random(1).NextBytes(content);

        Parallel.For(0, 16, _ => Assert.Equal(content, File.ReadAllBytes(folder.Keep("library.so", content))));

        Assert.Single(Directory.GetFiles(Target));
    }

    private static string Mode(string path)
    {
        var mode = (int)File.GetUnixFileMode(path);
        return string.Concat("rwxrwxrwx".Select((letter, i) => (mode >> (8 - i) & 1) == 1 ? letter : '-'));
    }
}

/// <summary>A test of what only Linux has.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Only on Linux.";
}

/// <summary>A test of what only Linux has, for several cases.</summary>
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Only on Linux.";
}
