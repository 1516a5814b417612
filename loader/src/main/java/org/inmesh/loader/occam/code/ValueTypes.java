package org.inmesh.loader.occam.code;

import java.util.List;
import org.inmesh.coresim.program.ValueType;
import org.inmesh.coresim.program.ValueType.Encoding;
import org.inmesh.loader.occam.checked.Type;

/** Says of the language's types what a debugger has to know. */
final class ValueTypes {
  private ValueTypes() {}

  static ValueType of(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> scalar(scalar, scalar.name());
      case Type.Named named -> scalar(named.scalar(), named.toString());
      case Type.ArrayOf array -> new ValueType.Array(of(array.element()), array.length());
      case Type.RecordOf structure -> structure(structure);
      case Type.ChannelOf channel -> new ValueType.Channel(channel.toString());
      default -> new ValueType.Opaque(type.toString(), DataLayout.BYTES_PER_WORD);
    };
  }

  private static ValueType scalar(Type.Scalar scalar, String name) {
    Encoding encoding =
        switch (scalar) {
          case BOOL -> Encoding.TRUTH;
          case BYTE -> Encoding.UNSIGNED;
          case INT, INT16, INT32, INT64 -> Encoding.SIGNED;
          case REAL32, REAL64 -> Encoding.REAL;
        };
    return new ValueType.Scalar(name, encoding, DataLayout.unitBytes(scalar));
  }

  private static ValueType structure(Type.RecordOf structure) {
    List<ValueType.Field> fields =
        structure.layout().fields().stream()
            .map(field -> new ValueType.Field(field.name(), of(field.type()), field.offset()))
            .toList();
    return new ValueType.Structure(structure.toString(), fields, structure.layout().bytes());
  }
}
