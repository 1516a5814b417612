package org.inmesh.loader.boot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.inmesh.coresim.module.NetworkDescription.Connection;
import org.inmesh.coresim.module.NetworkDescription.LinkAddress;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.occam.source.SourceText;

/**
 * What a network file says: which processors there are, and which link is wired to which. The form
 * is described in {@code loader/README.md}.
 *
 * @param processors in the order of the file; if it declares none, those of its connections, by
 *     number
 * @param connections between processors, each once; a processor's number is its place among them
 * @param host the link that the host is connected to
 */
public record NetworkFile(
    List<Processor> processors, List<Connection> connections, LinkAddress host) {

  /** Copies the lists. */
  public NetworkFile {
    processors = List.copyOf(processors);
    connections = List.copyOf(connections);
  }

  /**
   * A processor; what the file leaves open is decided by the command line.
   *
   * @param memoryBytes memory in all, on the chip and beyond
   */
  public record Processor(
      String name,
      Optional<ProcessorType> type,
      OptionalInt memoryBytes,
      OptionalInt clockMegahertz) {}

  /**
   * Reads a file.
   *
   * @param name for messages
   * @throws BadInputException with all that is wrong, by line and column
   */
  public static NetworkFile of(String name, byte[] bytes) {
    return new NetworkReader(SourceText.of(name, bytes)).read();
  }
}
