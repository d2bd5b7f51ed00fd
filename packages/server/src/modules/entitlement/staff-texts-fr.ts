import type { StaffReasonTexts } from './staff-texts.ts';

/** The reasons in French, told to staff of somebody else. */
export const staffReasonsFr: StaffReasonTexts = {
  queue_security:
    'Les failles de sécurité ont leur propre file d’attente. Aucune condition n’est posée à l’expéditeur.',
  queue_abuse:
    'Les signalements d’abus ont leur propre file d’attente. Aucune condition n’est posée à l’expéditeur.',
  queue_data_protection:
    'Les demandes relatives aux données personnelles ont leur propre file d’attente. Rien n’est exporté ni effacé avant que l’expéditeur ne se connecte au compte concerné.',
  community:
    'Dans les canaux de la communauté, les utilisateurs s’entraident. Aucune demande n’est ouverte et rien n’est dû.',
  mail_not_authenticated:
    'L’expéditeur de ce message n’a pas pu être vérifié. Le message est mis de côté, et rien n’a été envoyé à personne.',
  form_not_signed_in: 'L’expéditeur n’était pas connecté. La demande attend l’ouverture du lien.',
  not_signed_in: 'Personne n’était connecté.',
  not_registered: 'L’adresse n’appartient à aucun compte. Aucune demande n’a été ouverte.',
  billing_with_amounts:
    'Les questions de facturation et de compte reçoivent une réponse quel que soit le forfait. Le rôle du demandeur permet de lui communiquer montants et factures.',
  billing_without_amounts:
    'Les questions de facturation et de compte reçoivent une réponse quel que soit le forfait. Ni montants ni factures ne sont communiqués au demandeur.',
  role_lost:
    'Le demandeur n’a plus sur ce projet le rôle que demande l’assistance technique. Ce qui a été promis pour cette demande reste dû ; rien de nouveau n’est promis.',
  payment_lost:
    'Le projet n’est plus payé. Ce qui a été promis pour cette demande reste dû ; rien de nouveau n’est promis.',
  role_and_payment_lost:
    'Le demandeur n’a plus sur ce projet de rôle qui permette une demande technique, et rien n’indique qu’il soit payé. Ce qui a été promis pour cette demande reste dû ; rien de nouveau n’est promis.',
  choose_project:
    'Le demandeur peut demander de l’aide pour {count} projets. La demande est acceptée, et son délai commence quand il dit lequel elle concerne.',
  no_project: 'Le demandeur n’a de rôle sur aucun projet : une demande technique ne peut pas être traitée.',
  no_paid_project:
    'Aucun des projets du demandeur n’est payé : une demande technique n’est donc pas traitée.',
  no_eligible_project:
    'Le demandeur n’a le rôle de développeur sur aucun projet payé : une demande technique n’est donc pas traitée en l’état.',
  project_not_paid: 'Le projet « {project} » n’est pas payé : une demande technique n’est donc pas traitée.',
  below_developer:
    'Le demandeur est lecteur du projet « {project} ». La demande est acceptée dès qu’une personne qui a au moins le rôle de développeur la confirme.',
  billing_role_only:
    'Le rôle de facturation ne permet pas de demande technique : celle-ci, sur « {project} », n’est donc pas traitée.',
  no_role:
    'Le demandeur n’a pas de rôle sur ce projet : une demande technique à son sujet n’est donc pas traitée.',
  open_incident: 'Un incident en cours explique peut-être cela : « {incident} ».',
  eligible: 'La demande sur « {project} » est traitée, avec un délai de réponse.',
  eligible_without_times:
    'La demande sur « {project} » est traitée. Le forfait du client n’annonce pas de délai de réponse.',
  out_of_scope:
    'La demande sur « {project} » est acceptée, avec un délai de réponse, bien qu’elle semble sortir de ce que couvre l’assistance.',
  out_of_scope_without_times:
    'La demande sur « {project} » est acceptée, bien qu’elle semble sortir de ce que couvre l’assistance. Le forfait du client n’annonce pas de délai de réponse.',
};
