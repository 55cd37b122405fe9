package org.interagency.gateway.web;

/**
 * What is wrong with one field of a form, or one parameter of an address.
 *
 * @param field its name
 * @param detail what is wrong and how to correct it
 */
public record FieldError(String field, String detail) {}
