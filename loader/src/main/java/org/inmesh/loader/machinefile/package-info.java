/** Machine descriptions: TOML files, presets and options, and what they may say. */
package org.inmesh.loader.machinefile;
