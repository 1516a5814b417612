package org.inmesh.loader.iserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The commands that take the number of an open stream. */
final class StreamCommands {
  /** UNIX's number of "I/O error", for all that goes wrong. */
  private static final int INPUT_OUTPUT_ERROR = 5;

  private final HostStreams streams;

  StreamCommands(HostStreams streams) {
    this.streams = streams;
  }

  /** A command on a stream; its failure marks the stream. */
  private interface Work {
    Reply run(HostStream stream) throws IOException;
  }

  Reply close(Request request) {
    int number = request.wordArgument();
    return on(
        number,
        Reply.failure(),
        stream -> {
          streams.remove(number);
          stream.close();
          return Reply.success();
        });
  }

  /** A read answers success also at the end and after an error, with fewer bytes: feof tells. */
  Reply read(Request request) {
    int number = request.wordArgument();
    int count = Math.min(request.shortArgument(), Reply.MOST_BYTES);
    return on(
        number,
        Reply.success().addBytes(new byte[0]),
        stream -> Reply.success().addBytes(stream.read(count)));
  }

  Reply getBlock(Request request) {
    int number = request.wordArgument();
    int count = Math.min(request.shortArgument(), Reply.MOST_BYTES);
    return on(
        number,
        Reply.failure().addBytes(new byte[0]),
        stream -> {
          byte[] bytes = stream.read(count);
          return (bytes.length == 0 ? Reply.failure() : Reply.success()).addBytes(bytes);
        });
  }

  /** A write answers success also after an error, with fewer bytes written: ferror tells. */
  Reply write(Request request) {
    int number = request.wordArgument();
    byte[] bytes = request.bytesArgument();
    return on(
        number,
        Reply.success().addShort(0),
        stream -> {
          stream.write(bytes);
          return Reply.success().addShort(bytes.length);
        });
  }

  Reply putBlock(Request request) {
    int number = request.wordArgument();
    byte[] bytes = request.bytesArgument();
    return on(
        number,
        Reply.failure().addShort(0),
        stream -> {
          stream.write(bytes);
          Reply reply = bytes.length == 0 ? Reply.failure() : Reply.success();
          return reply.addShort(bytes.length);
        });
  }

  Reply gets(Request request) {
    int number = request.wordArgument();
    int most = Math.min(request.shortArgument(), Reply.MOST_BYTES);
    return on(
        number,
        Reply.failure(),
        stream -> {
          byte[] line = stream.readLine(most);
          return line == null ? Reply.failure() : Reply.success().addBytes(line);
        });
  }

  Reply puts(Request request) {
    int number = request.wordArgument();
    byte[] text = request.bytesArgument();
    byte[] line = Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    return on(
        number,
        Reply.failure(),
        stream -> {
          stream.write(line);
          return Reply.success();
        });
  }

  /** Nothing is held back here, so there is nothing to flush. */
  Reply flush(Request request) {
    return on(request.wordArgument(), Reply.failure(), stream -> Reply.success());
  }

  Reply seek(Request request) {
    int number = request.wordArgument();
    int offset = request.wordArgument();
    int origin = request.wordArgument();
    HostStream.Origin[] origins = HostStream.Origin.values();
    return onUnmarked(
        number,
        stream -> {
          if (origin < 1 || origin > origins.length) {
            return Reply.failure();
          }
          stream.seek(offset, origins[origin - 1]);
          return Reply.success();
        });
  }

  Reply tell(Request request) {
    return onUnmarked(
        request.wordArgument(), stream -> Reply.success().addWord((int) stream.position()));
  }

  Reply eof(Request request) {
    return onUnmarked(
        request.wordArgument(), stream -> stream.atEnd() ? Reply.success() : Reply.failure());
  }

  Reply isTerminal(Request request) {
    return onUnmarked(
        request.wordArgument(),
        stream -> stream.isTerminal() ? Reply.success().addByte(1) : Reply.failure());
  }

  Reply error(Request request) {
    int number = request.wordArgument();
    return onUnmarked(number, stream -> errorReply(streams.failure(number), Reply.MOST_BYTES));
  }

  /** The later form of the same, in which the program says how long a message may be. */
  Reply errorOfLength(Request request) {
    int number = request.wordArgument();
    int most = Math.min(request.shortArgument(), Reply.MOST_BYTES);
    return onUnmarked(number, stream -> errorReply(streams.failure(number), most));
  }

  private static Reply errorReply(String failure, int most) {
    if (failure.isEmpty()) {
      return Reply.failure();
    }
    byte[] message = failure.getBytes(StandardCharsets.UTF_8);
    boolean fits = message.length <= most;
    return Reply.of(fits ? ServerResult.SUCCESS : ServerResult.TRUNCATED)
        .addWord(INPUT_OUTPUT_ERROR)
        .addBytes(fits ? message : Arrays.copyOf(message, most));
  }

  private Reply on(int number, Reply onFailure, Work work) {
    Optional<HostStream> stream = streams.find(number);
    if (stream.isEmpty()) {
      return Reply.of(ServerResult.BAD_STREAM).addShort(0);
    }
    try {
      return work.run(stream.get());
    } catch (IOException exception) {
      if (streams.find(number).isPresent()) {
        streams.fail(number, message(exception));
      }
      return onFailure;
    }
  }

  private Reply onUnmarked(int number, Work work) {
    Optional<HostStream> stream = streams.find(number);
    if (stream.isEmpty()) {
      return Reply.of(ServerResult.BAD_STREAM);
    }
    try {
      return work.run(stream.get());
    } catch (IOException refused) {
      // A seek or tell that cannot be done fails without marking the stream, as in C.
      return Reply.failure();
    }
  }

  private static String message(IOException exception) {
    return exception.getMessage() == null ? "input or output failed" : exception.getMessage();
  }
}
