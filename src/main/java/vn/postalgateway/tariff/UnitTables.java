package vn.postalgateway.tariff;

/** The tables of administrative units that were imported; read and checked at start. */
public interface UnitTables {

    Editions<UnitTable> tables();
}
