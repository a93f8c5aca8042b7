<?php return array('dependencies' => array('wp-i18n'), 'version' => '99eae59a3437e2f28e22');
