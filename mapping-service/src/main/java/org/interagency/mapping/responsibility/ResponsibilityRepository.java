package org.interagency.mapping.responsibility;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ResponsibilityRepository implements PanacheRepositoryBase<ResponsibilityEntity, String> {}
