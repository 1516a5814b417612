package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checked.HostChannel;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/** The channels around the outermost PAR, numbered element by element, and the host's. */
final class ProgramChannels {
  private record Numbered(
      String name, SourcePosition position, int messageBytes, boolean unreliable) {}

  /** Far more than any program needs; a greater number is a mistake in the program. */
  private static final long MOST_CHANNELS = 1 << 22;

  private final List<Numbered> channels = new ArrayList<>();
  private final Map<Symbol, ChannelView> views = new LinkedHashMap<>();
  private final Set<String> unreliable;

  /** The channels that main has as parameters; those declared around the PAR are to follow. */
  ProgramChannels(CheckedProgram program) {
    Procedure main = program.main();
    unreliable = program.unreliable().keySet();
    List<HostChannel> host = HostChannel.of(main.parameters()).orElseThrow();
    for (int i = 0; i < main.parameters().size(); i++) {
      int slot =
          switch (host.get(i)) {
            case KEYBOARD -> Slot.KEYBOARD;
            case SCREEN -> Slot.SCREEN;
            case ERROR -> Slot.ERROR;
          };
      views.put(main.parameters().get(i), ChannelView.of(slot));
    }
  }

  /** Numbers the channels among declarations. */
  void addAll(List<Declaration> declarations) {
    for (Declaration declaration : declarations) {
      if (declaration instanceof Declaration.Variable variable
          && variable.symbol().type().isChannel()
          && !variable.symbol().type().isSharedChannel()) {
        add(variable.symbol());
      }
    }
  }

  private void add(Symbol symbol) {
    List<Integer> lengths = new ArrayList<>();
    Type type = symbol.type();
    while (type instanceof Type.ArrayOf array) {
      lengths.add(array.length());
      type = array.element();
    }
    int first = channels.size();
    if (DataLayout.elements(symbol.type()) > MOST_CHANNELS - first) {
      throw new BadInputException(
          List.of(
              new Diagnostic(
                  symbol.declared(),
                  String.format(
                      Locale.ROOT, "the outermost PAR has more than %d channels", MOST_CHANNELS),
                  "",
                  symbol.name().length())));
    }
    int bytes = DataLayout.bytes(((Type.ChannelOf) type).protocol());
    addElements(symbol.name(), lengths, symbol, bytes);
    List<Integer> numbers = IntStream.range(first, channels.size()).boxed().toList();
    views.put(symbol, new ChannelView(numbers, List.copyOf(lengths)));
  }

  private void addElements(String name, List<Integer> lengths, Symbol symbol, int messageBytes) {
    if (lengths.isEmpty()) {
      boolean marked = unreliable.contains(symbol.name());
      channels.add(new Numbered(name, symbol.declared(), messageBytes, marked));
      return;
    }
    for (int i = 0; i < lengths.get(0); i++) {
      List<Integer> inner = lengths.subList(1, lengths.size());
      addElements(name + "[" + i + "]", inner, symbol, messageBytes);
    }
  }

  /** Numbers a channel that the program does not mention; carries a word. */
  int addHidden(String name, SourcePosition position) {
    channels.add(new Numbered(name, position, DataLayout.BYTES_PER_WORD, false));
    return channels.size() - 1;
  }

  /** What each name of a channel or array stands for. */
  Map<Symbol, ChannelView> views() {
    return Collections.unmodifiableMap(views);
  }

  String name(int channel) {
    return switch (channel) {
      case Slot.SCREEN -> "screen";
      case Slot.KEYBOARD -> "keyboard";
      case Slot.ERROR -> "error";
      default -> channels.get(channel).name();
    };
  }

  /** All channels with their ends. */
  List<ObjectProgram.Channel> withEnds(ChannelEnds ends) {
    List<ObjectProgram.Channel> connected = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      Numbered channel = channels.get(i);
      connected.add(
          new ObjectProgram.Channel(
              channel.name(),
              channel.position(),
              ends.writer(i),
              ends.reader(i),
              channel.messageBytes(),
              channel.unreliable()));
    }
    return connected;
  }
}
