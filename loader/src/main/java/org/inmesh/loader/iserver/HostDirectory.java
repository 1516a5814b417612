package org.inmesh.loader.iserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The one directory of the host whose files a program may touch. Names are followed step by step,
 * as the host would, so that neither {@code ..} nor an absolute name nor a symbolic link leads out;
 * what is found has no symbolic link in it any more.
 */
final class HostDirectory {
  /** More links than this in one name are a circle; Linux has the same limit. */
  private static final int MOST_LINKS = 40;

  private final Path root;

  /**
   * A directory.
   *
   * @throws IOException if it does not exist
   */
  HostDirectory(Path directory) throws IOException {
    root = directory.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new IOException(directory + ": this is not a folder");
    }
  }

  /** A name that leads out of the directory. */
  static final class OutsideException extends IOException {
    private static final long serialVersionUID = 1L;

    OutsideException(String message) {
      super(message);
    }
  }

  /**
   * The file of a name, which need not exist; links are followed.
   *
   * @throws OutsideException if it lies outside
   * @throws IOException if there can be no such file
   */
  Path file(String name) throws IOException {
    return walk(name, true);
  }

  /** What has this name, be it a link; for removing and renaming. */
  Path entry(String name) throws IOException {
    return walk(name, false);
  }

  private Path walk(String name, boolean followLast) throws IOException {
    Deque<Path> steps = new ArrayDeque<>();
    Path current = begin(path(name), root, steps);
    int links = 0;
    while (!steps.isEmpty()) {
      Path next = step(current, steps.removeFirst().toString());
      boolean follow = followLast || !steps.isEmpty();
      if (follow && Files.isSymbolicLink(next)) {
        if (++links > MOST_LINKS) {
          throw new IOException(name + ": too many symbolic links");
        }
        current = begin(Files.readSymbolicLink(next), current, steps);
      } else if (!steps.isEmpty() && Files.isRegularFile(next, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(name + ": " + next.getFileName() + " is not a folder");
      } else {
        current = next;
      }
    }
    if (!current.startsWith(root)) {
      throw new OutsideException(name + " is outside of the host directory");
    }
    if (current.equals(root)) {
      throw new IOException(name + " is the host directory itself");
    }
    return current;
  }

  private static Path path(String name) throws IOException {
    try {
      return Path.of(name);
    } catch (InvalidPathException exception) {
      throw new IOException("no file can have this name", exception);
    }
  }

  /** Puts a path's steps before those that are left; tells where they begin. */
  private static Path begin(Path path, Path here, Deque<Path> steps) {
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      steps.addFirst(path.getName(i));
    }
    return path.isAbsolute() ? path.getRoot() : here;
  }

  private static Path step(Path current, String name) {
    return switch (name) {
      case "", "." -> current;
      case ".." -> current.getParent() == null ? current : current.getParent();
      default -> current.resolve(name);
    };
  }
}
