package org.inmesh.loader.occam.code;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Protocol;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * The rules of {@code #PRAGMA UNRELIABLE c}: the channel is one around the outermost PAR, between
 * components that can be on different cores, and each of its messages is one block of memory.
 */
final class UnreliableChannels {
  private UnreliableChannels() {}

  /**
   * Checks the channels that a program asks to be unreliable.
   *
   * @param enclosing declarations around the outermost PAR
   * @throws BadInputException if one of them is not there, or has messages of several parts
   */
  static void check(CheckedProgram program, List<Declaration> enclosing) {
    for (Map.Entry<String, SourcePosition> asked : program.unreliable().entrySet()) {
      Symbol channel =
          find(asked.getKey(), enclosing)
              .orElseThrow(
                  () ->
                      refusal(
                          asked,
                          "there is no channel `%s` declared around the outermost PAR, and only such"
                              + " a channel can be unreliable"));
      Type.ChannelOf type = (Type.ChannelOf) channel.type().base();
      if (type.shared().isPresent()) {
        throw refusal(asked, "the shared channel `%s` cannot be unreliable");
      }
      if (!isOneBlock(type.protocol())) {
        throw refusal(
            asked,
            "the unreliable channel `%s` has the protocol "
                + type.protocol()
                + ", but its messages must be of one type without mobiles: what has parts could"
                + " lose one of them; a record or an array is one message");
      }
    }
  }

  private static Optional<Symbol> find(String name, List<Declaration> enclosing) {
    return enclosing.stream()
        .filter(Declaration.Variable.class::isInstance)
        .map(declaration -> ((Declaration.Variable) declaration).symbol())
        .filter(symbol -> symbol.name().equals(name))
        .filter(symbol -> symbol.type().base() instanceof Type.ChannelOf)
        .findFirst();
  }

  private static boolean isOneBlock(Protocol protocol) {
    return protocol instanceof Protocol.Simple simple && !simple.type().hasMobiles();
  }

  /**
   * Refuses a program that is not spread if it has unreliable channels.
   *
   * @param notes why it is not spread, if that is known
   */
  static void refuse(CheckedProgram program, List<String> notes) {
    for (Map.Entry<String, SourcePosition> asked : program.unreliable().entrySet()) {
      String reason = notes.isEmpty() ? "" : ": " + notes.getFirst().replace("%", "%%");
      throw refusal(
          asked,
          "channel `%s` cannot be unreliable, as there is no PAR whose components can be on different"
              + " cores"
              + reason);
    }
  }

  private static BadInputException refusal(Map.Entry<String, SourcePosition> asked, String text) {
    String name = asked.getKey();
    Diagnostic diagnostic =
        new Diagnostic(asked.getValue(), String.format(Locale.ROOT, text, name), "", name.length());
    return new BadInputException(List.of(diagnostic));
  }
}
