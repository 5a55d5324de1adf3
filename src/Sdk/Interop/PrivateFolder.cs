using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Lamina;

/// <summary>
/// A folder of this user alone: nobody else may read or write it, so what lies in it may be loaded as code.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private PrivateFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Opens the folder, which is created where it does not exist.</summary>
    /// <exception cref="NativeLibraryException">It is a link, belongs to another user, or others may use it.</exception>
    public static PrivateFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NativeLibraryException($"The folder {path} cannot be created: {error.Message}", error);
        }
        var status = FileStatus.Of(path);
        if (!status.IsDirectory || status.Owner != FileStatus.CurrentUser || status.OthersMayUse)
            throw new NativeLibraryException($"The folder {path} is not private to this user: it must be theirs, no link, and of mode 700.");
        return new PrivateFolder(path);
    }

    /// <summary>
    /// Makes sure that a file holds this content, and returns its path. A file written anew appears complete or
    /// not at all, so that processes that start together do not meet half of one.
    /// </summary>
    public string Keep(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        try
        {
            if (Holds(path, content))
                return path;
            var draft = $"{path}.{Guid.NewGuid():N}";
            try
            {
                Write(draft, content);
                File.Move(draft, path, overwrite: true);
            }
            catch
            {
                File.Delete(draft);
                throw;
            }
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NativeLibraryException($"The file {path} cannot be written: {error.Message}", error);
        }
    }

    private static bool Holds(string path, byte[] content)
    {
        var file = new FileInfo(path);
        return file.Exists && file.LinkTarget is null && file.Length == content.Length
            && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
    }

    private static void Write(string path, byte[] content)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var stream = new FileStream(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>What statx(2) tells: .NET reads modes, but not owners. Its layout is the same on every architecture.</summary>
    private readonly record struct FileStatus(uint Owner, ushort Mode)
    {
        private const int WorkingDirectory = -100;
        private const int DoNotFollow = 0x100;
        private const uint TypeModeAndOwner = 0x1 | 0x2 | 0x8;

        public static uint CurrentUser => geteuid();

        public bool IsDirectory => (Mode & 0xf000) == 0x4000;

        public bool OthersMayUse => (Mode & 0x3f) != 0;

        public static FileStatus Of(string path)
        {
            var result = new byte[256];
            if (statx(WorkingDirectory, Encoding.UTF8.GetBytes(path + '\0'), DoNotFollow, TypeModeAndOwner, result) != 0)
                throw new NativeLibraryException($"The owner of the folder {path} cannot be found out.");
            return new FileStatus(
                BinaryPrimitives.ReadUInt32LittleEndian(result.AsSpan(20)),
                BinaryPrimitives.ReadUInt16LittleEndian(result.AsSpan(28)));
        }

        [DllImport("libc")]
        private static extern uint geteuid();

        [DllImport("libc")]
        private static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] result);
    }
}
