package org.interagency.contracts.vocabulary;

/** Whether an agency has to do what it is responsible for ({@code must}), or may do it but need not ({@code may}). */
public enum Bindingness implements Coded {
    MUST,
    MAY
}
