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
          "ASM",
          "ANY",
          "BARRIER",
          "BITAND",
          "BITNOT",
          "BITOR",
          "AT",
          "BOOL",
          "BYTE",
          "BYTESIN",
          "CASE",
          "CHAN",
          "CLAIM",
          "CLONE",
          "DATA",
          "DEFINED",
          "ELSE",
          "FALSE",
          "FOR",
          "FORK",
          "FORKING",
          "FROM",
          "FUNCTION",
          "GUY",
          "IF",
          "IN",
          "INITIAL",
          "INLINE",
          "INT",
          "INT16",
          "INT32",
          "INT64",
          "IS",
          "MINUS",
          "MOBILE",
          "MOSTNEG",
          "MOSTPOS",
          "NOT",
          "OF",
          "OFFSETOF",
          "OR",
          "PACKED",
          "PAR",
          "PLACE",
          "PLACED",
          "PLUS",
          "PORT",
          "PRI",
          "PROC",
          "PROCESSOR",
          "PROTOCOL",
          "REAL32",
          "REAL64",
          "REC",
          "RECORD",
          "RECURSIVE",
          "REM",
          "RESHAPES",
          "RESULT",
          "RETYPES",
          "ROUND",
          "SEQ",
          "SHARED",
          "SIZE",
          "SKIP",
          "STEP",
          "STOP",
          "TIMER",
          "TIMES",
          "TRUE",
          "TRUNC",
          "TYPE",
          "VAL",
          "VALOF",
          "WHILE",
          "WORKSPACE");

  /** Words of the language that are refused by name. */
  static final Set<String> NOT_SUPPORTED = Set.of();

  private Keywords() {}

  static boolean contains(String word) {
    return SUPPORTED.contains(word) || NOT_SUPPORTED.contains(word);
  }
}
