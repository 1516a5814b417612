package org.inmesh.isa.transputer;

import java.util.Locale;

/**
 * The sixteen direct functions, in the order of their codes: the upper four bits of an instruction
 * byte.
 */
public enum Function {
  J(CycleCost.fixed(3), "jump"),
  LDLP(CycleCost.fixed(1), "load local pointer"),
  PFIX(CycleCost.fixed(1), "prefix"),
  LDNL(CycleCost.fixed(2), "load non-local"),
  LDC(CycleCost.fixed(1), "load constant"),
  LDNLP(CycleCost.fixed(1), "load non-local pointer"),
  NFIX(CycleCost.fixed(1), "negative prefix"),
  LDL(CycleCost.fixed(2), "load local"),
  ADC(CycleCost.fixed(1), "add constant, checked"),
  CALL(CycleCost.fixed(7), "call"),
  CJ(CycleCost.either(4, 2), "jump if A is zero, otherwise pop"),
  AJW(CycleCost.fixed(1), "adjust workspace"),
  EQC(CycleCost.fixed(2), "equals constant"),
  STL(CycleCost.fixed(1), "store local"),
  STNL(CycleCost.fixed(2), "store non-local"),
  OPR(CycleCost.fixed(0), "operate");

  private static final Function[] BY_CODE = values();

  private final CycleCost cost;
  private final String meaning;

  Function(CycleCost cost, String meaning) {
    this.cost = cost;
    this.meaning = meaning;
  }

  /** 0 to 15. */
  public int code() {
    return ordinal();
  }

  /** As assemblers write it. */
  public String mnemonic() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Cycles without prefixes; {@code opr} itself costs nothing, its operation does. */
  public CycleCost cost() {
    return cost;
  }

  /** One line. */
  public String meaning() {
    return meaning;
  }

  /** What it leaves in A, B and C. */
  public StackAfter stackAfter() {
    return IntegerStackTable.after(this);
  }

  /** The function of a code from 0 to 15. */
  public static Function forCode(int code) {
    return BY_CODE[code];
  }
}
