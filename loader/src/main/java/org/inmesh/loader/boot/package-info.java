/**
 * What a network of transputers is started with: boot files, and files that say how it is wired.
 */
package org.inmesh.loader.boot;
