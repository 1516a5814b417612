package org.inmesh.isa.transputer.assembly;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.InstructionEncoder;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Branch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Calculated;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedAddress;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedBranch;
import org.inmesh.isa.transputer.assembly.AssemblyItem.CalculatedData;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Data;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Direct;
import org.inmesh.isa.transputer.assembly.AssemblyItem.LoadAddress;
import org.inmesh.isa.transputer.assembly.AssemblyItem.LoadDifference;
import org.inmesh.isa.transputer.assembly.AssemblyItem.Operate;
import org.inmesh.isa.transputer.assembly.Expression.Binary;
import org.inmesh.isa.transputer.assembly.Expression.Symbol;

/**
 * Replaces names in items by what they stand for, checks that addresses are used where the code's
 * place allows it, and makes items whose values are known or simple into the simple kinds.
 */
final class ItemSettler {
  private static final OptionalInt NO_ADDRESS = OptionalInt.of(0);
  private static final OptionalInt ADDRESS = OptionalInt.of(1);

  private final Map<String, Expression> meanings;
  private final boolean absolute;

  /**
   * @param meanings of names that are not labels, in terms of labels and numbers
   * @param absolute true if the text says where the code will be
   */
  ItemSettler(Map<String, Expression> meanings, boolean absolute) {
    this.meanings = meanings;
    this.absolute = absolute;
  }

  /**
   * One item.
   *
   * @throws AssemblyException with one problem if a value is wrong, as far as that shows already
   */
  AssemblyItem settle(AssemblyItem item) {
    return switch (item) {
      case Calculated calculated -> settle(calculated);
      case CalculatedBranch branch -> settle(branch);
      case CalculatedAddress address -> settle(address);
      case CalculatedData data -> settle(data);
      default -> item;
    };
  }

  private AssemblyItem settle(Calculated item) {
    Expression operand = item.operand().substitute(meanings);
    SourcePlace place = item.place();
    if (item.function() == Function.LDC && operand instanceof Symbol symbol && !absolute) {
      String label = symbol.name();
      throw failure(
          place,
          "a label alone is not a constant: 'lda %s' loads its address, 'ldc %s - start' its distance from another label"
              .formatted(label, label));
    }
    checkKnown(operand, place);
    if (isConstant(operand)) {
      return direct(item.function(), Expressions.constant(operand, place));
    }
    if (item.function() == Function.LDC
        && operand instanceof Binary binary
        && binary.operator() == ExpressionOperator.SUBTRACT
        && binary.left() instanceof Symbol to
        && binary.right() instanceof Symbol from) {
      return new LoadDifference(from.name(), to.name());
    }
    return new Calculated(item.function(), operand, place);
  }

  private static AssemblyItem direct(Function function, int operand) {
    if (function != Function.OPR) {
      return new Direct(function, operand);
    }
    return Operation.forCode(operand)
        .<AssemblyItem>map(Operate::new)
        .orElseGet(() -> new Data(InstructionEncoder.encode(function, operand)));
  }

  private AssemblyItem settle(CalculatedBranch item) {
    Expression target = item.target().substitute(meanings);
    SourcePlace place = item.place();
    if (isConstant(target)) {
      return new Direct(item.function(), Expressions.constant(target, place));
    }
    if (target instanceof Symbol label) {
      return new Branch(item.function(), label.name());
    }
    OptionalInt addresses = target.addresses();
    if (addresses.equals(NO_ADDRESS)) {
      return new Calculated(item.function(), target, place);
    }
    if (addresses.equals(ADDRESS)) {
      return new CalculatedBranch(item.function(), target, place);
    }
    throw failure(place, "a branch goes to one address, such as 'loop' or 'loop + 2'");
  }

  private AssemblyItem settle(CalculatedAddress item) {
    Expression target = item.target().substitute(meanings);
    if (target instanceof Symbol label) {
      return new LoadAddress(label.name());
    }
    if (!absolute && !target.addresses().equals(ADDRESS)) {
      throw failure(
          item.place(),
          "this is not one address, such as 'text' or 'text + 4'; 'ldc' loads a number");
    }
    return new CalculatedAddress(target, item.place());
  }

  private AssemblyItem settle(CalculatedData item) {
    Expression value = item.value().substitute(meanings);
    checkKnown(value, item.place());
    if (!isConstant(value)) {
      return new CalculatedData(item.bytes(), value, item.place());
    }
    int constant = Expressions.constant(value, item.place());
    return new Data(
        item.bytes() == 1
            ? new byte[] {(byte) Expressions.checkedByte(constant, item.place())}
            : LittleEndian.word(constant));
  }

  private void checkKnown(Expression value, SourcePlace place) {
    if (!absolute && !value.addresses().equals(NO_ADDRESS)) {
      throw failure(
          place,
          "this depends on where the code will be: use the distance between two labels, or say the place with 'org'");
    }
  }

  private static boolean isConstant(Expression expression) {
    return Expressions.symbols(expression).isEmpty()
        && expression.addresses().equals(NO_ADDRESS)
        && !Expressions.mentionsHere(expression);
  }

  private static AssemblyException failure(SourcePlace place, String message) {
    return new AssemblyException(List.of(place.problem(message)));
  }
}
