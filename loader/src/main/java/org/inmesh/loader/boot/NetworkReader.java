package org.inmesh.loader.boot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.inmesh.coresim.module.NetworkDescription.Connection;
import org.inmesh.coresim.module.NetworkDescription.LinkAddress;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.boot.NetworkLine.Word;
import org.inmesh.loader.occam.source.SourceText;

/** Reads a network file line by line, and goes on after a wrong line to find them all. */
final class NetworkReader {
  private static final String PROCESSOR = "processor";
  private static final String CONNECT = "connect";
  private static final String HOST = "host";
  private static final String TYPE = "type";
  private static final String MEMORY = "memory";
  private static final String CLOCK = "clock";

  /** How the configurer writes it, whose maps have much besides in forms of its own. */
  private static final String LISTED_CONNECT = "Connect";

  private final SourceText source;
  private final Map<String, NetworkFile.Processor> processors = new LinkedHashMap<>();
  private final List<Wire> wires = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private boolean isListing;

  /** An end of a wire as it is written; the host's has no name and no link. */
  private record WireEnd(NetworkLine line, Word word, String name, int link) {
    boolean isHost() {
      return name.isEmpty();
    }

    Diagnostic problem(String message, List<Diagnostic> others) {
      return line.problem(word, message, others);
    }
  }

  private record Wire(WireEnd from, WireEnd to) {}

  NetworkReader(SourceText source) {
    this.source = source;
  }

  NetworkFile read() {
    List<NetworkLine> lines = lines();
    isListing = lines.stream().anyMatch(line -> line.beginsExactlyWith(LISTED_CONNECT));
    for (NetworkLine line : lines) {
      if (!isListing || line.beginsWith(CONNECT)) {
        read(line);
      } else {
        readIfDeclaration(line);
      }
    }
    if (isListing) {
      dropRepeated();
    }
    if (problems.isEmpty()) {
      checkProcessors();
      checkLinks();
    }
    if (problems.isEmpty() && hostWire().isEmpty()) {
      String message =
          "no link is connected to the host; a line such as 'connect host to processor %s link 0' is"
              + " missing";
      String example = processors.isEmpty() ? "0" : processors.keySet().iterator().next();
      problems.add(
          new Diagnostic(
              new SourcePosition(source.file(), source.lines().size(), 1),
              message.formatted(example),
              "",
              1));
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return network();
  }

  private List<NetworkLine> lines() {
    List<NetworkLine> lines = new ArrayList<>();
    List<String> texts = source.lines();
    for (int i = 0; i < texts.size(); i++) {
      NetworkLine line = new NetworkLine(source.file(), i + 1, texts.get(i));
      if (!line.isBlank()) {
        lines.add(line);
      }
    }
    return lines;
  }

  private void read(NetworkLine line) {
    try {
      Word statement = line.keyword("a statement");
      switch (statement.text()) {
        case PROCESSOR -> readProcessor(line);
        case CONNECT -> readConnection(line);
        default ->
            throw line.refuse(
                statement,
                "a line begins with 'processor' or 'connect', not with '%s'%s"
                    .formatted(
                        statement.text(),
                        NearestName.suggestion(statement.text(), List.of(PROCESSOR, CONNECT))));
      }
      line.expectEnd();
    } catch (BadInputException exception) {
      problems.addAll(exception.diagnostics());
    }
  }

  /** A processor that the user added to a listing; any other line there is the configurer's. */
  private void readIfDeclaration(NetworkLine line) {
    if (line.beginsWith(PROCESSOR) && line.hasWord(MEMORY, TYPE, CLOCK)) {
      try {
        line.take(PROCESSOR);
        readProcessor(line);
      } catch (BadInputException configurersOwn) {
        // Looks like one only.
      }
    }
  }

  private void readProcessor(NetworkLine line) {
    Word name = line.take("a name");
    if (name.text().equalsIgnoreCase(HOST)) {
      throw line.refuse(name, "'host' is the host and cannot name a processor");
    }
    Optional<ProcessorType> type = Optional.empty();
    OptionalInt memory = OptionalInt.empty();
    OptionalInt clock = OptionalInt.empty();
    while (line.hasMore()) {
      Word key = line.keyword("type, memory or clock");
      switch (key.text()) {
        case TYPE -> type = Optional.of(ProcessorValues.type(line));
        case MEMORY -> memory = OptionalInt.of(ProcessorValues.memory(line));
        case CLOCK -> clock = OptionalInt.of(ProcessorValues.clock(line));
        default ->
            throw line.refuse(
                key,
                "a processor has a type, a memory and a clock, but no '%s'".formatted(key.text()));
      }
    }
    NetworkFile.Processor processor = new NetworkFile.Processor(name.text(), type, memory, clock);
    if (processors.putIfAbsent(name.text(), processor) != null) {
      throw line.refuse(name, "there is a processor '%s' already".formatted(name.text()));
    }
  }

  private void readConnection(NetworkLine line) {
    WireEnd from = readEnd(line);
    line.expect("to");
    WireEnd to = readEnd(line);
    if (from.isHost() && to.isHost()) {
      throw line.refuse(to.word(), "the host cannot be connected to itself");
    }
    wires.add(new Wire(from, to));
  }

  private static WireEnd readEnd(NetworkLine line) {
    Word word = line.take("'host' or 'processor'");
    if (word.text().equalsIgnoreCase(HOST)) {
      return new WireEnd(line, word, "", 0);
    }
    if (!word.text().equalsIgnoreCase(PROCESSOR)) {
      throw line.refuse(
          word,
          "a connection is between 'host' and 'processor NAME link N', not with '%s'"
              .formatted(word.text()));
    }
    Word name = line.take("a processor's name");
    line.expect("link");
    Word link = line.take("a link's number");
    if (!link.text().matches("[0-3]")) {
      throw line.refuse(
          link, "a processor has the links 0 to 3, but no '%s'".formatted(link.text()));
    }
    return new WireEnd(line, name, name.text(), Integer.parseInt(link.text()));
  }

  /** Names that no line declares are wrong, unless no line declares any or it is a listing. */
  private void checkProcessors() {
    boolean allDeclared = !processors.isEmpty() && !isListing;
    for (WireEnd end : processorEnds()) {
      if (!allDeclared) {
        processors.computeIfAbsent(end.name(), NetworkReader::undeclared);
      } else if (!processors.containsKey(end.name())) {
        problems.add(
            end.problem(
                "there is no processor '%s'%s"
                    .formatted(end.name(), NearestName.suggestion(end.name(), processors.keySet())),
                List.of()));
      }
    }
    if (!allDeclared && processors.keySet().stream().allMatch(name -> name.matches("\\d{1,9}"))) {
      List<NetworkFile.Processor> sorted = new ArrayList<>(processors.values());
      sorted.sort(Comparator.comparingInt(processor -> Integer.parseInt(processor.name())));
      processors.clear();
      sorted.forEach(processor -> processors.put(processor.name(), processor));
    }
  }

  private static NetworkFile.Processor undeclared(String name) {
    return new NetworkFile.Processor(
        name, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** A listing may tell a connection twice, once from each end. */
  private void dropRepeated() {
    Set<String> seen = new HashSet<>();
    wires.removeIf(
        wire -> {
          String from = wire.from().name() + " " + wire.from().link();
          String to = wire.to().name() + " " + wire.to().link();
          return !seen.add(from.compareTo(to) < 0 ? from + "-" + to : to + "-" + from);
        });
  }

  private void checkLinks() {
    Map<String, WireEnd> used = new HashMap<>();
    for (Wire wire : wires) {
      for (WireEnd end : List.of(wire.from(), wire.to())) {
        String place =
            end.isHost()
                ? "the host"
                : "link %d of processor '%s'".formatted(end.link(), end.name());
        WireEnd before = used.putIfAbsent(place, end);
        if (before != null) {
          Diagnostic first = before.problem("it is connected here", List.of());
          problems.add(end.problem(place + " is connected already", List.of(first)));
        }
      }
    }
  }

  private List<WireEnd> processorEnds() {
    return wires.stream()
        .flatMap(wire -> List.of(wire.from(), wire.to()).stream())
        .filter(end -> !end.isHost())
        .toList();
  }

  private Optional<Wire> hostWire() {
    return wires.stream().filter(wire -> wire.from().isHost() || wire.to().isHost()).findFirst();
  }

  private NetworkFile network() {
    List<String> names = List.copyOf(processors.keySet());
    Map<String, Integer> index = new HashMap<>();
    names.forEach(name -> index.put(name, index.size()));
    Wire host = hostWire().orElseThrow();
    List<Connection> connections =
        wires.stream()
            .filter(wire -> wire != host)
            .map(wire -> new Connection(address(wire.from(), index), address(wire.to(), index)))
            .toList();
    WireEnd root = host.from().isHost() ? host.to() : host.from();
    return new NetworkFile(List.copyOf(processors.values()), connections, address(root, index));
  }

  private static LinkAddress address(WireEnd end, Map<String, Integer> index) {
    return new LinkAddress(index.get(end.name()), end.link());
  }
}
