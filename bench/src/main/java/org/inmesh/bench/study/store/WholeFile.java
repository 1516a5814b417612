package org.inmesh.bench.study.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes files that are there whole or not at all, whenever the process is killed: the text goes to
 * a temporary file, to the disk, and only then gets its name.
 */
public final class WholeFile {
  private final Path temporaries;

  /**
   * A writer.
   *
   * @param temporaries folder for files that are not whole yet, on the same disk as the others
   */
  public WholeFile(Path temporaries) {
    this.temporaries = temporaries;
  }

  /**
   * Writes a file in UTF-8, in the place of one that is there.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file, in the place of one that is there.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(temporaries);
    Files.createDirectories(file.getParent());
    // Not Files.createTempFile, whose files nobody else may read.
    Path temporary = temporaries.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException unnamed) {
      throw withName(file, unnamed);
    } finally {
      Files.deleteIfExists(temporary);
    }
    toDisk(file.getParent());
  }

  /** A disk that is full does not say for which file. */
  static IOException withName(Path file, IOException unnamed) {
    IOException named = new FileSystemException(file.toString(), null, unnamed.getMessage());
    named.initCause(unnamed);
    return named;
  }

  /** Without this the name may be lost in a power failure. Windows has no such thing. */
  private static void toDisk(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Deletes what killed processes have left; younger files may be another process's. */
  void deleteLeftOver() throws IOException {
    if (!Files.isDirectory(temporaries)) {
      return;
    }
    Instant before = Instant.now().minus(1, ChronoUnit.HOURS);
    List<Path> files;
    try (Stream<Path> all = Files.list(temporaries)) {
      files = all.toList();
    }
    for (Path file : files) {
      try {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      } catch (NoSuchFileException named) {
        // Another process has given it its name meanwhile.
      }
    }
  }
}
