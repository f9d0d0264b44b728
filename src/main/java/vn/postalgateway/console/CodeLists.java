package vn.postalgateway.console;

import java.util.List;
import java.util.Optional;

/** Lists of codes that somebody pasted, so that an address can name one. Each method is one transaction. */
public interface CodeLists {

    /** Keeps the list for ninety days from now on. */
    void keep(PastedCodes pasted);

    /** Empty if nobody pasted it, or too long ago. */
    Optional<List<String>> named(String name);
}
