package org.inmesh.loader.occam.syntax;

import java.util.Set;

/** The reserved words of occam 2. */
final class Keywords {

  /** Words that this compiler understands. */
  static final Set<String> SUPPORTED =
      Set.of(
          "AFTER",
          "ALT",
          "AND",
          "ANY",
          "BITAND",
          "BITNOT",
          "BITOR",
          "BOOL",
          "BYTE",
          "CASE",
          "CHAN",
          "ELSE",
          "FALSE",
          "FOR",
          "FROM",
          "FUNCTION",
          "IF",
          "INLINE",
          "INT",
          "INT16",
          "INT32",
          "INT64",
          "IS",
          "MINUS",
          "MOSTNEG",
          "MOSTPOS",
          "NOT",
          "OF",
          "OR",
          "PAR",
          "PLACED",
          "PLUS",
          "PRI",
          "PROC",
          "PROCESSOR",
          "PROTOCOL",
          "REAL32",
          "REAL64",
          "REM",
          "RESULT",
          "ROUND",
          "SEQ",
          "SIZE",
          "SKIP",
          "STEP",
          "STOP",
          "TIMER",
          "TIMES",
          "TRUE",
          "TRUNC",
          "VAL",
          "VALOF",
          "WHILE");

  /** Words of the language that are refused by name. */
  static final Set<String> NOT_SUPPORTED =
      Set.of(
          "ASM",
          "AT",
          "DATA",
          "GUY",
          "MOBILE",
          "PLACE",
          "PORT",
          "RECORD",
          "RESHAPES",
          "RETYPES",
          "SHARED",
          "TYPE",
          "WORKSPACE");

  private Keywords() {}

  static boolean contains(String word) {
    return SUPPORTED.contains(word) || NOT_SUPPORTED.contains(word);
  }
}
