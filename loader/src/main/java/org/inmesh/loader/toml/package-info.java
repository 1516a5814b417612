/** TOML files whose mistakes are shown with file, line and column. */
package org.inmesh.loader.toml;
