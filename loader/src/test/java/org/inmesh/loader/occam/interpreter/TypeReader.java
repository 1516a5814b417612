package org.inmesh.loader.occam.interpreter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.interpreter.OccamType.Array;
import org.inmesh.loader.occam.interpreter.OccamType.Single;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.ProtocolSyntax;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration;
import org.inmesh.loader.occam.syntax.TypeSyntax;

/** Says what written types and protocols mean. */
final class TypeReader {
  private final Evaluator evaluator;

  TypeReader(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  OccamType type(TypeSyntax syntax, Scope scope) {
    OccamType base =
        switch (syntax.base()) {
          case TypeSyntax.Base.Scalar scalar -> new Single(scalar.scalar());
          case TypeSyntax.Base.Named named -> named(named.name(), scope);
          default -> throw new UnsuitableProgram("a type of " + syntax.base());
        };
    return arrayOf(lengths(syntax, scope), base);
  }

  private static OccamType arrayOf(List<Integer> lengths, OccamType base) {
    OccamType type = base;
    for (int length : lengths.reversed()) {
      type = new Array(length, type);
    }
    return type;
  }

  /** The lengths in brackets, from the left. */
  List<Integer> lengths(TypeSyntax syntax, Scope scope) {
    List<Integer> lengths = new ArrayList<>();
    for (var length : syntax.lengths()) {
      lengths.add(length.map(value -> evaluator.integer(value, scope)).orElse(Array.OPEN));
    }
    return lengths;
  }

  OccamType named(Identifier name, Scope scope) {
    if (scope.lookUp(name.text()) instanceof Entity.NamedType named) {
      return named.type();
    }
    throw new UnsuitableProgram(name.text() + " is no type");
  }

  /** A DATA TYPE that is another under a name. */
  static OccamType renamed(OccamType type, String name) {
    Optional<OccamType.Declared> declared = Optional.of(new OccamType.Declared(name));
    return switch (type) {
      case Single single -> new Single(single.scalar(), declared);
      case Array array -> new Array(array.length(), array.element(), declared);
      case OccamType.Structure structure -> throw new UnsuitableProgram("a renamed " + structure);
    };
  }

  MessageForm message(ProtocolSyntax syntax, Scope scope) {
    return switch (syntax) {
      case ProtocolSyntax.Simple simple -> named(simple.type(), scope);
      case ProtocolSyntax.Named named ->
          switch (scope.lookUp(named.name().text())) {
            case Entity.NamedProtocol protocol -> protocol.form();
            case Entity.NamedType type -> new MessageForm.Simple(type.type());
            default -> throw new UnsuitableProgram(named.name().text() + " is no protocol");
          };
      case ProtocolSyntax.Counted counted ->
          new MessageForm.Counted(
              type(counted.count(), scope), ((Array) type(counted.array(), scope)).element());
      default -> throw new UnsuitableProgram("a protocol of " + syntax);
    };
  }

  /** A name alone may be that of a protocol. */
  private MessageForm named(TypeSyntax type, Scope scope) {
    if (type.lengths().isEmpty()
        && type.base() instanceof TypeSyntax.Base.Named named
        && scope.lookUp(named.name().text()) instanceof Entity.NamedProtocol protocol) {
      return protocol.form();
    }
    return new MessageForm.Simple(type(type, scope));
  }

  private List<MessageForm> messages(List<ProtocolSyntax> items, Scope scope) {
    return items.stream().map(item -> message(item, scope)).toList();
  }

  MessageForm message(SyntaxDeclaration.SequentialProtocol protocol, Scope scope) {
    List<MessageForm> items = messages(protocol.items(), scope);
    return items.size() == 1 ? items.getFirst() : new MessageForm.Sequence(items);
  }

  MessageForm message(SyntaxDeclaration.VariantProtocol protocol, Scope scope) {
    Map<String, List<MessageForm>> tags = new LinkedHashMap<>();
    for (Identifier extended : protocol.extended()) {
      if (scope.lookUp(extended.text()) instanceof Entity.NamedProtocol named
          && named.form() instanceof MessageForm.Variant variant) {
        tags.putAll(variant.tags());
      }
    }
    for (SyntaxDeclaration.TagSyntax tag : protocol.tags()) {
      tags.put(tag.name().text(), messages(tag.items(), scope));
    }
    return new MessageForm.Variant(tags);
  }

  OccamType structure(SyntaxDeclaration.RecordType syntax, Scope scope) {
    List<OccamType.Field> fields = new ArrayList<>();
    for (SyntaxDeclaration.Fields line : syntax.fields()) {
      OccamType type = type(line.type(), scope);
      line.names().forEach(name -> fields.add(new OccamType.Field(name.text(), type, 0)));
    }
    return OccamType.Structure.of(
        new OccamType.Declared(syntax.name().text()), syntax.packed(), fields);
  }
}
