package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** {@code c ? CASE}. */
  Process.VariantInput input(SyntaxProcess.VariantInput syntax, NameTable names) {
    return input(syntax, channel(syntax, names), names);
  }

  /** {@code c ?? CASE}. */
  ExtendedInputChecker.Extended extended(SyntaxProcess.VariantInput syntax, NameTable names) {
    Expression channel = channel(syntax, names);
    Optional<Process.Declaration> declaration = ExtendedInputChecker.named(channel);
    Process.VariantInput input =
        input(syntax, ExtendedInputChecker.name(declaration, channel), names);
    return new ExtendedInputChecker.Extended(
        declaration, input, new Process.Skip(input.position()));
  }

  private static Expression channel(SyntaxProcess.VariantInput syntax, NameTable names) {
    return new CommunicationChecker(new ExpressionChecker(names))
        .channel(syntax.channel(), Type.Direction.INPUT);
  }

  private Process.VariantInput input(
      SyntaxProcess.VariantInput syntax, Expression channel, NameTable names) {
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
        variants.add(variant(option, channel, protocol, syntax.extended(), names));
      } catch (LanguageError error) {
        diagnostics.report(error);
      }
    }
    return new Process.VariantInput(
        channel, List.copyOf(variants), syntax.extended(), syntax.range().start());
  }

  private Process.Variant variant(
      VariantOption option,
      Expression channel,
      Protocol.Variant protocol,
      boolean extended,
      NameTable names) {
    DeclarationChecker.Declared declared =
        processes.declarations().check(option.declarations(), names);
    Process body = processes.check(option.body(), declared.names());
    Protocol.Tag tag = CommunicationChecker.tag(protocol, option.tag());
    Process.Input input =
        new CommunicationChecker(new ExpressionChecker(declared.names()))
            .tagInput(channel, tag, option, extended);
    List<Process> parts = new ArrayList<>();
    if (!input.items().isEmpty()) {
      if (extended) {
        // The tag is over at once, so that the items can follow it.
        Process nothing = new Process.Skip(input.position());
        parts.add(new Process.During(channel, nothing, input.position()));
      }
      parts.add(input);
    }
    Optional<Process> after = option.after().map(each -> processes.check(each, declared.names()));
    parts.add(extended ? ExtendedInputChecker.stages(channel, body, after) : body);
    body = parts.size() == 1 ? parts.getFirst() : new Process.Sequence(parts, input.position());
    return new Process.Variant(tag, ProcessChecker.inScopes(declared.declarations(), body));
  }
}
