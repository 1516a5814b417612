package org.inmesh.loader.iserver;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The iserver protocol, a packet in and a packet out: what INMOS's {@code iserver} 1.42 answers on
 * a UNIX host, with the commands of 1.50 that need no record files. Sources in {@code
 * loader/README.md}.
 */
public final class HostServer {
  /** The program's status for success, {@code sps.success}, and for failure. */
  private static final int SUCCESS_STATUS = 999_999_999;

  private static final int FAILURE_STATUS = -SUCCESS_STATUS;

  /** What a UNIX process can tell of its status. */
  private static final int STATUS_BITS = 0xFF;

  private final StandardInput input;
  private final HostConsole console;
  private final HostStreams streams;
  private final FileCommands files;
  private final StreamCommands stream;
  private final EnvironmentCommands environment;
  private final Consumer<String> notes;
  private final Set<String> told = new HashSet<>();
  private OptionalInt exitStatus = OptionalInt.empty();

  /**
   * A server.
   *
   * @param notes takes what the user should know, a line each, none twice
   * @throws IOException if the host directory does not exist
   */
  public HostServer(HostSettings settings, HostConsole console, Consumer<String> notes)
      throws IOException {
    this.console = console;
    this.notes = notes;
    input = new StandardInput(console);
    streams = new HostStreams(input, console);
    files = new FileCommands(new HostDirectory(settings.directory()), streams, this::tellOnce);
    stream = new StreamCommands(streams);
    environment = new EnvironmentCommands(settings, input, this::tellOnce);
  }

  private void tellOnce(String note) {
    if (told.add(note)) {
      notes.accept(note);
    }
  }

  /**
   * Answers a request.
   *
   * @param packet the tag and its arguments, without the length that goes before; at least one byte
   * @param nanoseconds simulated time since the start
   * @return the packet to send back, its length included; nothing if it takes input that has not
   *     come: the same request is to be asked again
   */
  public Optional<byte[]> answer(byte[] packet, long nanoseconds) {
    Request request = new Request(packet);
    Optional<ServerTag> tag = ServerTag.of(request.tag());
    if (tag.isEmpty()) {
      tellOnce("the program uses server command %d, which there is not".formatted(request.tag()));
      return Optional.of(Reply.of(ServerResult.UNIMPLEMENTED).packet());
    }
    try {
      if (!hasInput(tag.get(), new Request(packet))) {
        return Optional.empty();
      }
      return Optional.of(reply(tag.get(), request, nanoseconds).packet());
    } catch (MalformedRequestException malformed) {
      tellOnce(
          "the program's request %s cannot be read: %s"
              .formatted(tag.get(), malformed.getMessage()));
      return Optional.of(Reply.failure().packet());
    }
  }

  /** The status with which the program asked to end, as UNIX processes have it, 0 for success. */
  public OptionalInt exitStatus() {
    return exitStatus;
  }

  /** Closes the files that the program left open. */
  public void close() throws IOException {
    streams.closeAll();
  }

  private boolean hasInput(ServerTag tag, Request request) {
    return switch (tag) {
      case GETKEY -> input.hasKey();
      case POLLKEY -> console.isTerminal() || input.hasKey();
      case READ, GETBLOCK -> !isStandardInput(request) || input.hasBytes(request.shortArgument());
      case GETS -> !isStandardInput(request) || input.hasLine(request.shortArgument());
      default -> true;
    };
  }

  private boolean isStandardInput(Request request) {
    return streams.find(request.wordArgument()).filter(found -> found == input).isPresent();
  }

  private Reply reply(ServerTag tag, Request request, long nanoseconds) {
    return switch (tag) {
      case OPEN -> files.open(request);
      case REMOVE -> files.remove(request);
      case RENAME -> files.rename(request);
      case FILEEXISTS -> files.exists(request);
      case CLOSE -> stream.close(request);
      case READ -> stream.read(request);
      case WRITE -> stream.write(request);
      case GETS -> stream.gets(request);
      case PUTS -> stream.puts(request);
      case FLUSH -> stream.flush(request);
      case SEEK -> stream.seek(request);
      case TELL -> stream.tell(request);
      case EOF -> stream.eof(request);
      case FERROR -> stream.error(request);
      case FERRSTAT -> stream.errorOfLength(request);
      case GETBLOCK -> stream.getBlock(request);
      case PUTBLOCK -> stream.putBlock(request);
      case ISATTY -> stream.isTerminal(request);
      case GETKEY -> environment.key();
      case POLLKEY -> environment.pollKey();
      case GETENV -> environment.environment(request);
      case TRANSLATE -> environment.partOfEnvironment(request);
      case TIME -> environment.time(nanoseconds);
      case SYSTEM -> environment.system(request);
      case COMMANDLINE -> environment.commandLine(request);
      case COMMANDARGS -> environment.commandArgument(request);
      case VERSION -> environment.version();
      // The memory of a transputer is kept for it only if it was analysed, which it never is.
      case CORE -> Reply.failure();
      case EXIT -> exit(request);
    };
  }

  private Reply exit(Request request) {
    int status = request.wordArgument();
    exitStatus =
        OptionalInt.of(
            switch (status) {
              case SUCCESS_STATUS -> 0;
              case FAILURE_STATUS -> 1;
              default -> status & STATUS_BITS;
            });
    return Reply.success();
  }
}
