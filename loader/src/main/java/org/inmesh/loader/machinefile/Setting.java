package org.inmesh.loader.machinefile;

/**
 * A checked value of one key.
 *
 * @param value an {@code Integer} or a {@code String}, as the key's type says
 */
record Setting(MachineKey key, Object value, Origin origin) {}
