package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Protocol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxProcess;
import org.inmesh.loader.occam.syntax.SyntaxProcess.VariantOption;

/** Checks inputs of variant protocols, {@code c ? CASE}. */
final class VariantChecker {
  private final ProcessChecker processes;
  private final DiagnosticCollector diagnostics;

  VariantChecker(ProcessChecker processes, DiagnosticCollector diagnostics) {
    this.processes = processes;
    this.diagnostics = diagnostics;
  }

  Process.VariantInput input(SyntaxProcess.VariantInput syntax, NameTable names) {
    Expression channel =
        new CommunicationChecker(new ExpressionChecker(names))
            .channel(syntax.channel(), Type.Direction.INPUT);
    if (!(CommunicationChecker.protocolOf(channel) instanceof Protocol.Variant protocol)) {
      throw new LanguageError(
          syntax.range(), "? CASE is for a PROTOCOL with tags; this channel is " + channel.type());
    }
    List<Process.Variant> variants = new ArrayList<>();
    Map<String, TextRange> optionOfTag = new HashMap<>();
    for (VariantOption option : syntax.options()) {
      try {
        TextRange tag = option.tag().range();
        TextRange before = optionOfTag.putIfAbsent(option.tag().text(), tag);
        if (before != null) {
          throw new LanguageError(
              tag,
              "tag '" + option.tag().text() + "' has an option already",
              new OtherPlace(before, "this one"));
        }
        variants.add(variant(option, channel, protocol, names));
      } catch (LanguageError error) {
        diagnostics.report(error);
      }
    }
    return new Process.VariantInput(channel, List.copyOf(variants), syntax.range().start());
  }

  private Process.Variant variant(
      VariantOption option, Expression channel, Protocol.Variant protocol, NameTable names) {
    DeclarationChecker.Declared declared =
        processes.declarations().check(option.declarations(), names);
    Process body = processes.check(option.body(), declared.names());
    Protocol.Tag tag = CommunicationChecker.tag(protocol, option.tag());
    Process.Input input =
        new CommunicationChecker(new ExpressionChecker(declared.names()))
            .tagInput(channel, tag, option);
    if (!input.items().isEmpty()) {
      body = new Process.Sequence(List.of(input, body), input.position());
    }
    return new Process.Variant(tag, ProcessChecker.inScopes(declared.declarations(), body));
  }
}
