package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.loader.object.SharedMemory.Block;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.SharedData;
import org.inmesh.loader.occam.checked.Symbol;

/**
 * The SHARED variables and locks that are declared around the outermost PAR: the linker gives them
 * a place that the components on all cores reach.
 */
final class SharedVariables {
  private final Map<Symbol, Integer> numbers = new LinkedHashMap<>();
  private final List<Block> blocks = new ArrayList<>();

  /** Takes those of the declarations that are shared. */
  static SharedVariables of(List<Declaration> declarations) {
    SharedVariables variables = new SharedVariables();
    for (Declaration declaration : declarations) {
      if (declaration instanceof Declaration.Variable variable && isShared(variable.symbol())) {
        variables.add(variable.symbol());
      }
    }
    return variables;
  }

  private void add(Symbol symbol) {
    numbers.put(symbol, blocks.size());
    blocks.add(new Block(symbol.name(), symbol.declared(), DataLayout.bytes(symbol.type())));
  }

  static boolean isShared(Symbol symbol) {
    return symbol.isShared() || symbol.type().isLock();
  }

  /**
   * True for an abbreviation that means the same wherever and whenever it is evaluated, so that
   * each component can do that for itself.
   */
  static boolean isFixed(Declaration.Abbreviation abbreviation) {
    Expression value = abbreviation.value();
    return DeclarationCode.isValue(abbreviation.symbol())
        ? SharedData.readBy(value).isEmpty()
        : SharedData.readBySubscripts(value).isEmpty();
  }

  /** The names, in the order of their declaration. */
  Set<Symbol> names() {
    return numbers.keySet();
  }

  /** Number of a name's block. */
  int block(Symbol name) {
    return numbers.get(name);
  }

  /** What the linker is to make place for. */
  List<Block> blocks() {
    return blocks;
  }
}
