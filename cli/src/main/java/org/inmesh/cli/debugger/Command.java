package org.inmesh.cli.debugger;

import java.util.List;
import java.util.function.Consumer;

/**
 * A command.
 *
 * @param name in full
 * @param shortcut letters that mean it though others begin with them too, or nothing
 * @param arguments as help shows them
 * @param help what it does
 * @param action gets the words behind the name
 */
record Command(
    String name, String shortcut, String arguments, String help, Consumer<List<String>> action) {}
