package org.inmesh.loader.iserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** The commands that take the name of a file. */
final class FileCommands {
  private static final int TYPES = 2;

  private final HostDirectory directory;
  private final HostStreams streams;
  private final Consumer<String> notes;

  /**
   * Commands.
   *
   * @param notes told of names that lead out of the directory
   */
  FileCommands(HostDirectory directory, HostStreams streams, Consumer<String> notes) {
    this.directory = directory;
    this.streams = streams;
    this.notes = notes;
  }

  /** Something that is done to a file. */
  @FunctionalInterface
  private interface Work {
    Reply run() throws IOException;
  }

  Reply open(Request request) {
    String name = request.textArgument();
    int type = request.byteArgument();
    int mode = request.byteArgument();
    DiskFile.Mode[] modes = DiskFile.Mode.values();
    if (name.isEmpty() || type < 1 || type > TYPES || mode < 1 || mode > modes.length) {
      return Reply.failure();
    }
    return attempt(
        () -> {
          DiskFile file = DiskFile.open(directory.file(name), modes[mode - 1]);
          return Reply.success().addWord(streams.add(file));
        });
  }

  Reply remove(Request request) {
    String name = request.textArgument();
    if (name.isEmpty()) {
      return Reply.failure();
    }
    return attempt(
        () -> {
          Path entry = directory.entry(name);
          if (!Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
            return Reply.of(ServerResult.NO_SUCH_FILE);
          }
          if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            return Reply.failure();
          }
          Files.delete(entry);
          return Reply.success();
        });
  }

  Reply rename(Request request) {
    String from = request.textArgument();
    String to = request.textArgument();
    if (from.isEmpty() || to.isEmpty()) {
      return Reply.failure();
    }
    return attempt(
        () -> {
          Path target = directory.entry(to);
          if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            return Reply.failure();
          }
          Files.move(directory.entry(from), target, StandardCopyOption.REPLACE_EXISTING);
          return Reply.success();
        });
  }

  Reply exists(Request request) {
    String name = request.textArgument();
    if (name.isEmpty()) {
      return Reply.failure();
    }
    return attempt(
        () -> {
          boolean exists = Files.exists(directory.file(name), LinkOption.NOFOLLOW_LINKS);
          return Reply.success().addByte(exists ? 1 : 0);
        });
  }

  private Reply attempt(Work work) {
    try {
      return work.run();
    } catch (HostDirectory.OutsideException exception) {
      notes.accept("refused to the program: " + exception.getMessage());
      return Reply.failure();
    } catch (IOException expected) {
      // The protocol has no more to say about it than that it failed.
      return Reply.failure();
    }
  }
}
